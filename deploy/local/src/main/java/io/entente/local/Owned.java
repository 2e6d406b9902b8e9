package io.entente.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read (0600), in directories only their owner may enter (0700). */
final class Owned {
    /** Debian's and most others' {@code nobody}. PostgreSQL runs under it where we are root. */
    static final int NOBODY = 65534;

    private Owned() {}

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    static Path directory(Path path) {
        return directory(path, "rwx------");
    }

    /** A directory that others may pass through to what they may read below it. */
    static Path passable(Path path) {
        return directory(path, "rwx--x--x");
    }

    /** A directory that everyone may read, whatever the umask. */
    static Path readable(Path path) {
        return directory(path, "rwxr-xr-x");
    }

    private static Path directory(Path path, String mode) {
        try {
            Path parent = path.toAbsolutePath().getParent();
            // What is made on the way there must not stand in the way, as it would under a strict umask.
            if (parent != null && !Files.exists(parent)) passable(parent);
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the file anew; a reader sees the old content or the new, never half, and never with a wider mode. */
    static Path write(Path file, byte[] content) {
        try {
            Path fresh = Files.createTempFile(file.getParent(), ".", ".new");
            Files.write(fresh, content);
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the file to {@link #NOBODY}, if we are root. */
    static Path toNobody(Path path) {
        if (!root()) return path;
        try {
            Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@link #NOBODY} can reach what is in this directory: every directory above grants others passage. */
    static boolean reachable(Path directory) {
        for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
            try {
                if (Files.exists(at) && ((int) Files.getAttribute(at, "unix:mode") & 1) == 0) return false;
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** Deletes the directory and everything in it; links are deleted, not followed. */
    static void delete(Path directory) {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) return;
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) throws IOException {
                    if (e != null) throw e;
                    Files.delete(path);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
