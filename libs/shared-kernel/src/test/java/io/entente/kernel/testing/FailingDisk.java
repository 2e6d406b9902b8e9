package io.entente.kernel.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system whose device fails: what was written is in the machine's cache, and fsync says that it cannot be kept.
 * The device is a file with holes, on a file system that has no room to fill them. Takes root and loop devices.
 */
public final class FailingDisk implements AutoCloseable {
    private static final long MEBIBYTE = 1024L * 1024L;

    private final Path under;
    private final SmallDisk room;
    private final Path mounted;
    private final Path image;

    /**
     * @param mounted where it is laid; not there yet
     * @param owner numeric user id
     * @param mebibytes how much the device can really hold, of four times as much that it says
     */
    public FailingDisk(Path mounted, int owner, int mebibytes) {
        this.mounted = mounted;
        this.under = temporary();
        this.room = SmallDisk.over(under, 0, mebibytes);
        this.image = imageWithHoles(under.resolve("image"), owner, mebibytes);
        mount();
    }

    /** Whether this machine lets us, for tests that are left out where it does not. */
    public static boolean possible() {
        return SmallDisk.possible()
                && Files.exists(Path.of("/dev/loop-control"))
                && SmallDisk.run("mkfs.ext4", "-V")
                && SmallDisk.run("e2fsck", "-V");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("entente-device-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path imageWithHoles(Path image, int owner, int mebibytes) {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(4 * mebibytes * MEBIBYTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Without a journal, which would take the file system away at the first fault.
        must(
                "mkfs.ext4",
                "-q",
                "-O",
                "^has_journal",
                "-E",
                "lazy_itable_init=0,root_owner=" + owner + ":" + owner,
                image.toString());
        return image;
    }

    private void mount() {
        try {
            Files.createDirectories(mounted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        must("mount", "-o", "loop,errors=continue", image.toString(), mounted.toString());
    }

    /** From here on every block that was not written before fails. */
    public void fail() {
        room.fillUpTo(0);
    }

    /** The device is mended, and the file system on it checked, as an operator would. */
    public void mend() {
        room.free();
        must("umount", mounted.toString());
        if (!SmallDisk.run("e2fsck", "-f", "-y", image.toString())
                && !SmallDisk.run("e2fsck", "-f", "-y", image.toString()))
            throw new IllegalStateException("the file system cannot be mended");
        mount();
    }

    @Override
    public void close() {
        SmallDisk.run("umount", "--lazy", mounted.toString());
        room.close();
        Leftovers.delete(under);
    }

    private static void must(String... command) {
        if (!SmallDisk.run(command)) throw new IllegalStateException("cannot run " + String.join(" ", command));
    }
}
