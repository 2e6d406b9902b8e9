package io.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where a deployment keeps its things.
 *
 * @param root the clone
 * @param run {@code deploy/local/.run}, or {@code $ENTENTE_RUN}: endpoints, lock, logs; git-ignored
 * @param data databases, secrets and keys: below {@code run}, or, where the user PostgreSQL runs under could not reach
 *     that, below the cache in a directory named after it
 */
record Place(Path root, Path run, Path data) {
    static Place of(Options options, Cache cache) {
        try {
            Path clone = options.root().toRealPath();
            Path run = options.run().orElseGet(() -> run(clone));
            boolean here = !Owned.root() || Owned.reachable(run.getParent());
            return new Place(
                    clone,
                    run,
                    here ? run.resolve("data") : cache.passable().directory().resolve("data/" + name(run)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests of the whole bring a place of their own, and leave alone what a person runs from the same clone. */
    private static Path run(Path clone) {
        String other = System.getenv("ENTENTE_RUN");
        return other == null
                ? clone.resolve("deploy/local/.run")
                : Path.of(other).toAbsolutePath().normalize();
    }

    /** Makes the directories. The data may be passed through, but every directory in it with a secret is closed. */
    void make() {
        Owned.passable(run);
        Owned.passable(data);
        keepLastLogs();
        Owned.directory(logs());
    }

    /** Every run has its own logs; those of the run before are kept beside them. */
    private void keepLastLogs() {
        if (!Files.exists(logs())) return;
        Path before = run.resolve("logs-before");
        Owned.delete(before);
        try {
            Files.move(logs(), before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path endpoints() {
        return run.resolve("endpoints.json");
    }

    Path logs() {
        return run.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path jar(ServiceName service) {
        Path jar = root.resolve(service.code()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) throw new Trouble(service.code() + " is not built: " + jar + " is missing.");
        return jar;
    }

    /** Where a service runs, and finds its {@code config} directory. */
    Path workingDirectory(ServiceName service) {
        return Owned.directory(data.resolve("services").resolve(service.code()));
    }

    private static String name(Path run) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(run.toString().getBytes(StandardCharsets.UTF_8));
            return "entente-" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
