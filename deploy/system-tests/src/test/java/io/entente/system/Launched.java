package io.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A {@code deploy/up} in its own process, with all that it has started. */
final class Launched implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Launched(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Launched up(String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("deploy/up", "--port-base", "" + Clone.PORT_BASE));
            command.addAll(List.of(arguments));
            Path output = Files.createTempFile("entente-up", ".txt");
            alreadyBuilt();
            return new Launched(Clone.script(output, command.toArray(String[]::new)), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The build that runs these tests has made the jars; a second build beside it would change them underfoot. */
    private static void alreadyBuilt() throws IOException {
        Path stamp = Clone.ROOT.resolve("deploy/local/target/built");
        Files.deleteIfExists(stamp);
        Files.createFile(stamp);
    }

    Launched awaitReady(Duration patience) {
        awaitUntil("all is ready", patience, () -> output().lines().anyMatch("ready"::equals));
        return this;
    }

    /** Waits for what only a living deployment can reach. */
    void awaitUntil(String what, Duration patience, BooleanSupplier reached) {
        await(what).atMost(patience).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(process.isAlive()).as("deploy/up is alive: %s", output()).isTrue();
            return reached.getAsBoolean();
        });
    }

    int awaitExit(Duration patience) {
        try {
            assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .as("deploy/up ends: %s", output())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything it has started and still knows, the services included. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Whether the service itself runs, not something that only names its folder. */
    boolean runs(String service) {
        return process(service).isPresent();
    }

    ProcessHandle child(String service) {
        return process(service).orElseThrow(() -> new AssertionError("no process of " + service));
    }

    private Optional<ProcessHandle> process(String service) {
        return children().stream()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .filter(child -> child.info().commandLine().orElse("").contains(service + "/target/quarkus-app/"))
                .findFirst();
    }

    void interrupt() {
        signal("INT", process.pid());
    }

    void killNine() {
        process.destroyForcibly();
    }

    static void signal(String signal, long pid) {
        assertThat(Clone.shell("kill -" + signal + " " + pid).exit()).isZero();
    }

    @Override
    public void close() {
        if (!process.isAlive()) return;
        signal("TERM", process.pid());
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
