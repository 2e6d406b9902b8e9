package io.entente.local;

import io.entente.local.client.Endpoints;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Everything on this machine, each part in its own process: PostgreSQL, the broker, Keycloak and the three services,
 * started together and stopped in order. Tests may {@link #kill} and {@link #start} parts on purpose.
 */
public final class Deployment implements AutoCloseable {
    /** Names of the parts that are not services. */
    public static final String POSTGRESQL = "PostgreSQL";

    public static final String BROKER = "broker";
    public static final String KEYCLOAK = "Keycloak";

    private final Preparation prepared;
    private final Parts parts;
    private final Launch launch;
    private final FirstAgreements agreements;
    private final Lock lock;

    private Deployment(Preparation prepared, Parts parts, Progress progress, Lock lock) {
        this.prepared = prepared;
        this.parts = parts;
        this.launch = new Launch(prepared.place(), parts, progress);
        this.agreements = new FirstAgreements(prepared, progress);
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
            options.newRecordKey().ifPresent(agency -> changeRecordKey(place, agency));
            Preparation prepared = Preparation.of(place, Parties.of(options), ports);
            return new Deployment(prepared, new Parts(prepared, cache), progress, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What the old key signed may still be under way, for a day; from this start on the agency signs with the new one. */
    private static void changeRecordKey(Place place, String agency) {
        new Keys(place.data().resolve("keys"))
                .changeRecord(agency, Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Starts every part and returns when all are ready. */
    void up() {
        up(Map.of());
    }

    private void up(Map<String, List<String>> jvmArguments) {
        launch.everything(jvmArguments);
        agreements.comeIntoForce(launch::requireOn);
        synchronized (lock) {
            launch.requireOn();
            Owned.write(prepared.place().endpoints(), prepared.endpoints().json());
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
        launch.start(name, jvmArguments);
        launch.awaitReady(name);
    }

    /** Ends a part with signal 9 and returns when it is gone; nobody is told. */
    public void kill(String name) {
        launch.kill(name);
    }

    /** The process of a part, for tests that look whether it is gone. */
    public ProcessHandle process(String name) {
        return launch.process(name);
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
        launch.watch();
    }

    /** Stops everything in order: who uses before what is used. May be called again. */
    @Override
    public void close() {
        synchronized (lock) {
            if (!launch.callOff()) return;
            try {
                Files.deleteIfExists(prepared.place().endpoints());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                launch.stop();
                lock.close();
            }
        }
    }
}
