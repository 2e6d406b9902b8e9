package io.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What must hold before anything is started; each failure is one sentence. */
final class Checks {
    private static final long MIB = 1024 * 1024;
    private static final long DATA = 1024 * MIB;
    private static final long UNPACKING = 1024 * MIB;
    private static final Duration LET_GO = Duration.ofSeconds(10);

    private Checks() {}

    static void programs(List<String> names) {
        for (String name : names) {
            boolean found = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
            if (!found) throw new Trouble("The program " + name + " is missing: install it and try again.");
        }
    }

    static void java(int feature) {
        if (feature < 17) throw new Trouble("Java " + feature + " is too old: Entente needs a JDK 17 or later.");
    }

    /** Ports of a launcher that was just killed are still being let go; everyone else's are taken. */
    static void ports(PortPlan plan) {
        ports(plan, LET_GO);
    }

    static void ports(PortPlan plan, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        plan.wanted().forEach((port, who) -> {
            while (Ports.taken(port)) {
                if (Instant.now().isAfter(deadline))
                    throw new Trouble("Port " + port + ", wanted for " + who
                            + ", is taken: stop what listens there, or choose others with --port-base.");
                pause();
            }
        });
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting for a port.", e);
        }
    }

    static void disk(Path data, Cache cache) {
        enough(data, DATA);
        enough(cache.directory(), UNPACKING);
    }

    static void enough(Path path, long bytes) {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there)) there = there.getParent();
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            if (free < bytes)
                throw new Trouble(
                        "Too little disk: " + path + " needs " + bytes / MIB + " MiB and has " + free / MIB + " MiB.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
