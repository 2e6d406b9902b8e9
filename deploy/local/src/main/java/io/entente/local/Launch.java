package io.entente.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Starts the parts of a deployment, waits until each is ready, and watches over them until it is called off. */
final class Launch {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final List<String> SERVICES =
            Arrays.stream(ServiceName.values()).map(ServiceName::code).toList();

    private final Place place;
    private final Parts parts;
    private final Progress progress;
    private final Running running = new Running();
    private volatile boolean off;

    Launch(Place place, Parts parts, Progress progress) {
        this.place = place;
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * Starts every part, side by side as far as one does not need another, and returns when all are ready.
     *
     * @param jvmArguments by service
     */
    void everything(Map<String, List<String>> jvmArguments) {
        CompletableFuture<Void> distribution = SideBySide.run(() -> parts.fetchKeycloak(progress));
        CompletableFuture<Void> started = SideBySide.run(() -> start(Deployment.POSTGRESQL, List.of()))
                .thenRun(() -> SERVICES.forEach(name -> start(name, jvmArguments.getOrDefault(name, List.of()))));
        CompletableFuture<Void> identity = distribution
                .thenCombine(started, (a, b) -> true)
                .thenAccept(ready -> start(Deployment.KEYCLOAK, List.of()));
        start(Deployment.BROKER, List.of());
        SideBySide.await(started, this::requireAlive);
        SideBySide.await(identity, this::requireAlive);
        SideBySide.await(
                CompletableFuture.allOf(
                        Stream.concat(Stream.of(Deployment.BROKER, Deployment.KEYCLOAK), SERVICES.stream())
                                .map(name -> SideBySide.run(() -> awaitReady(name)))
                                .toArray(CompletableFuture[]::new)),
                this::requireAlive);
    }

    void start(String name, List<String> jvmArguments) {
        requireOn();
        progress.during(name + " starts", place.log(name), () -> running.add(name, parts.start(name, jvmArguments)));
    }

    void awaitReady(String name) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Path log = place.log(name);
        progress.during(name + " gets ready", log, () -> {
            while (!parts.ready(name)) {
                requireOn();
                running.requireAlive(name);
                if (System.nanoTime() > deadline)
                    throw new Trouble(
                            name + " is not ready after " + PATIENCE.toMinutes() + " minutes: see " + log + ".");
                SideBySide.pause();
            }
        });
        if (!off) parts.wasReady(name);
    }

    /** Signal 9; returns when it is gone. */
    void kill(String name) {
        running.kill(name);
    }

    ProcessHandle process(String name) {
        return running.process(name);
    }

    /** Returns when it is called off, or throws as soon as a part ends by itself. */
    void watch() {
        while (!off) {
            requireAlive();
            SideBySide.pause();
        }
    }

    private void requireAlive() {
        try {
            running.requireAlive();
        } catch (Trouble ended) {
            // What is being stopped may end.
            if (!off) throw ended;
        }
    }

    /** @throws Trouble once it is called off */
    void requireOn() {
        if (off) throw new Trouble("Stopped while starting.");
    }

    /**
     * From now on nothing more is started.
     *
     * @return whether that is news
     */
    boolean callOff() {
        boolean news = !off;
        off = true;
        return news;
    }

    /** Stops everything in order: who uses before what is used. */
    void stop() {
        running.stop(SERVICES);
        running.stop(List.of(Deployment.KEYCLOAK));
        running.stop(List.of(Deployment.BROKER));
        running.stop(List.of(Deployment.POSTGRESQL));
    }
}
