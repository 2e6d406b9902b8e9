package io.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * What is downloaded or unpacked once and kept outside the clone: {@code $ENTENTE_CACHE}, or {@code ~/.cache/entente},
 * or as root {@code /var/cache/entente}, which the user PostgreSQL runs under can reach. Entries are keyed by version.
 */
public record Cache(Path directory) {
    private static final Cache OF_ROOT = new Cache(Path.of("/var/cache/entente"));

    /** Fills an empty directory. */
    interface Filling {
        void into(Path empty) throws IOException;
    }

    public static Cache ofMachine() {
        return of(System.getenv(), System.getProperty("user.home"), Owned.root());
    }

    static Cache of(Map<String, String> environment, String home, boolean root) {
        String given = environment.get("ENTENTE_CACHE");
        if (given != null && !given.isBlank()) return new Cache(Path.of(given).toAbsolutePath());
        return root ? OF_ROOT : new Cache(Path.of(home, ".cache", "entente"));
    }

    /**
     * This cache, or root's own where the user PostgreSQL runs under could not reach into this one: a directory below
     * a closed one, such as {@code mktemp -d} makes.
     */
    Cache passable() {
        return !Owned.root() || Owned.reachable(directory) ? this : OF_ROOT;
    }

    /**
     * The entry, filled first if it is not there. It appears whole or not at all, and two processes that ask for the
     * same entry at once fill it once.
     */
    Path entry(String key, Filling filling) {
        Path entry = directory.resolve(key);
        if (Files.isDirectory(entry)) return entry;
        try {
            if (!Files.exists(directory)) Owned.readable(directory);
            synchronized (Cache.class) {
                try (FileChannel channel = FileChannel.open(
                                directory.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    return lock.isValid() && Files.isDirectory(entry) ? entry : fill(entry, filling);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot fill " + entry, e);
        }
    }

    private static Path fill(Path entry, Filling filling) throws IOException {
        Path part = entry.resolveSibling(entry.getFileName() + ".part");
        // Left by a process that was killed while it filled.
        Owned.delete(part);
        Owned.readable(part);
        filling.into(part);
        return Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
    }
}
