package io.entente.kernel.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small file system laid over a directory, to be filled up and freed again. Takes root, and the right to mount. */
public final class SmallDisk implements AutoCloseable {
    private final Path at;

    private SmallDisk(Path at) {
        this.at = at;
    }

    /** Whether this machine lets us, for tests that are left out where it does not. */
    public static boolean possible() {
        try {
            Path probe = Files.createTempDirectory("entente-disk-");
            boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString());
            if (mounted) run("umount", probe.toString());
            Files.delete(probe);
            return mounted;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param owner numeric user id
     * @param mebibytes its size
     */
    public static SmallDisk over(Path directory, int owner, int mebibytes) {
        String options = "size=" + mebibytes + "m,mode=700,uid=" + owner + ",gid=" + owner;
        if (!run("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString()))
            throw new IllegalStateException("cannot mount over " + directory);
        return new SmallDisk(directory);
    }

    /** Leaves that much, in mebibytes. */
    public void fillUpTo(int left) {
        byte[] block = new byte[64 * 1024];
        try (OutputStream filler = Files.newOutputStream(at.resolve("filler"))) {
            while (at.toFile().getUsableSpace() > left * 1024L * 1024L + block.length) filler.write(block);
            while (left == 0) filler.write(0);
        } catch (IOException full) {
            if (left > 0) throw new UncheckedIOException(full);
        }
    }

    public void free() {
        try {
            Files.delete(at.resolve("filler"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "--lazy", at.toString());
    }

    /** @return whether it ran, and said that all went well, within twenty seconds */
    static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
