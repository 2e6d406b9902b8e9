package io.entente.local;

import io.entente.local.client.Endpoints;
import io.entente.local.client.Stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Everything on this machine, each part in its own process: PostgreSQL, the broker, Keycloak and the three services,
 * started together and stopped in order. Tests may {@link #kill} and {@link #start} parts on purpose.
 */
public final class Deployment implements AutoCloseable {
    /** Names of the parts that are not services. */
    public static final String POSTGRESQL = "PostgreSQL";

    public static final String BROKER = "broker";
    public static final String KEYCLOAK = "Keycloak";

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Preparation prepared;
    private final Parts parts;
    private final Progress progress;
    private final Lock lock;
    private final Running running = new Running();
    private volatile boolean closing;

    private Deployment(Preparation prepared, Cache cache, Progress progress, Lock lock) {
        this.prepared = prepared;
        this.parts = new Parts(prepared, cache);
        this.progress = progress;
        this.lock = lock;
    }

    /** Starts everything for a test, which closes it; where and with which data as {@code deploy/up} would. */
    public static Deployment up(Options options, PrintStream out) {
        return up(options, out, Map.of());
    }

    /** @param jvmArguments for tests that watch or break a service from inside: by service, what its JVM gets too */
    public static Deployment up(Options options, PrintStream out, Map<String, List<String>> jvmArguments) {
        Deployment deployment = prepare(options, Cache.ofMachine(), new Progress(out, false));
        try {
            deployment.up(jvmArguments);
            return deployment;
        } catch (RuntimeException e) {
            deployment.close();
            throw e;
        }
    }

    /** Checks what must hold and writes what is needed; nothing runs yet. */
    static Deployment prepare(Options options, Cache cache, Progress progress) {
        Place place = Place.of(options, cache);
        Owned.passable(place.run());
        Lock lock = Lock.on(place.run());
        try {
            if (options.fresh()) Owned.delete(place.data());
            place.make();
            PortPlan ports = new PortPlan(options.portBase());
            Checks.programs(List.of("setsid", "setpriv", "sh", "mvn"));
            Checks.disk(place.data(), cache);
            progress.during("ports", place.run(), () -> Checks.ports(ports));
            Arrays.stream(ServiceName.values()).forEach(place::jar);
            return new Deployment(Preparation.of(place, Parties.of(options), ports), cache, progress, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts every part and returns when all are ready. */
    void up() {
        up(Map.of());
    }

    private void up(Map<String, List<String>> jvmArguments) {
        List<String> services =
                Arrays.stream(ServiceName.values()).map(ServiceName::code).toList();
        CompletableFuture<Void> distribution = SideBySide.run(() -> parts.fetchKeycloak(progress));
        CompletableFuture<Void> started = SideBySide.run(() -> launch(POSTGRESQL, List.of()))
                .thenRun(() -> services.forEach(name -> launch(name, jvmArguments.getOrDefault(name, List.of()))));
        CompletableFuture<Void> identity =
                distribution.thenCombine(started, (a, b) -> true).thenAccept(ready -> launch(KEYCLOAK, List.of()));
        launch(BROKER, List.of());
        SideBySide.await(started, this::requireAlive);
        SideBySide.await(identity, this::requireAlive);
        SideBySide.await(
                CompletableFuture.allOf(Stream.concat(Stream.of(BROKER, KEYCLOAK), services.stream())
                        .map(name -> SideBySide.run(() -> awaitReady(name)))
                        .toArray(CompletableFuture[]::new)),
                this::requireAlive);
        bringAgreementsIntoForce();
        synchronized (lock) {
            if (closing) throw new Trouble("Stopped while starting.");
            Owned.write(prepared.place().endpoints(), prepared.endpoints().json());
        }
    }

    /** Once: at a later start each stands as its parties left it. */
    private void bringAgreementsIntoForce() {
        Stack stack = new Stack(prepared.endpoints());
        for (Path file : prepared.agreements()) {
            if (closing) throw new Trouble("Stopped while starting.");
            BringIntoForce agreement = new BringIntoForce(stack, prepared.partyKeys(), file);
            progress.during(
                    "agreement " + agreement.id() + " gets signed",
                    prepared.place().log(ServiceName.GATEWAY.code()),
                    () -> {
                        if (agreement.now())
                            progress.say("  The agreement " + agreement.id() + " is approved and signed by "
                                    + agreement.between() + ", each with its own key.");
                    });
        }
    }

    /** What a service of this deployment was told: for tests that start another one beside it. */
    public Path configuration(String service) {
        return prepared.place().workingDirectory(ServiceName.of(service)).resolve("config/application.properties");
    }

    /** Starts a part that was killed, and returns when it is ready. */
    public void start(String name) {
        start(name, List.of());
    }

    /**
     * The same, with arguments for its JVM: for tests that look into it or disturb it.
     *
     * @param jvmArguments what stands before {@code -jar}; only services take any
     */
    public void start(String name, List<String> jvmArguments) {
        launch(name, jvmArguments);
        awaitReady(name);
    }

    /** Ends a part with signal 9 and returns when it is gone; nobody is told. */
    public void kill(String name) {
        running.kill(name);
    }

    /** The process of a part, for tests that look whether it is gone. */
    public ProcessHandle process(String name) {
        return running.process(name);
    }

    public Endpoints endpoints() {
        return prepared.endpoints();
    }

    Place place() {
        return prepared.place();
    }

    /** How long downloads took, the build's not counted. */
    Duration download() {
        return parts.download();
    }

    /** Returns when {@link #close} is called, or throws as soon as a part ends by itself. */
    void watch() {
        while (!closing) {
            requireAlive();
            SideBySide.pause();
        }
    }

    private void requireAlive() {
        try {
            running.requireAlive();
        } catch (Trouble ended) {
            // What is being stopped may end.
            if (!closing) throw ended;
        }
    }

    private void launch(String name, List<String> jvmArguments) {
        if (closing) throw new Trouble("Stopped while starting.");
        progress.during(
                name + " starts", prepared.place().log(name), () -> running.add(name, parts.start(name, jvmArguments)));
    }

    private void awaitReady(String name) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Path log = prepared.place().log(name);
        progress.during(name + " gets ready", log, () -> {
            while (!parts.ready(name)) {
                if (closing) throw new Trouble("Stopped while starting.");
                running.requireAlive(name);
                if (System.nanoTime() > deadline)
                    throw new Trouble(
                            name + " is not ready after " + PATIENCE.toMinutes() + " minutes: see " + log + ".");
                SideBySide.pause();
            }
        });
        if (!closing) parts.wasReady(name);
    }

    /** Stops everything in order: who uses before what is used. May be called again. */
    @Override
    public void close() {
        synchronized (lock) {
            if (closing) return;
            closing = true;
            try {
                Files.deleteIfExists(prepared.place().endpoints());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                running.stop(Arrays.stream(ServiceName.values())
                        .map(ServiceName::code)
                        .toList());
                running.stop(List.of(KEYCLOAK));
                running.stop(List.of(BROKER));
                running.stop(List.of(POSTGRESQL));
                lock.close();
            }
        }
    }
}
