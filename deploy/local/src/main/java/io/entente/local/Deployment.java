package io.entente.local;

import io.entente.local.client.Endpoints;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

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

    /** A thread for each that waits: the common pool has one on two cores, and they would wait for one another. */
    private static final Executor SIDE_BY_SIDE = task -> {
        Thread thread = new Thread(task, "start");
        thread.setDaemon(true);
        thread.start();
    };

    private final Preparation prepared;
    private final Cache cache;
    private final Progress progress;
    private final Lock lock;
    private final Stack stack;
    private final Map<String, Child> running = new ConcurrentHashMap<>();
    /** What comes after {@code java}, by service, beyond what every one gets. */
    private final Map<String, List<String>> jvmArguments;

    private volatile @Nullable KeycloakDistribution keycloak;
    private volatile @Nullable PostgreSql postgreSql;
    private volatile boolean closing;

    private Deployment(
            Preparation prepared, Cache cache, Progress progress, Lock lock, Map<String, List<String>> jvmArguments) {
        this.prepared = prepared;
        this.cache = cache;
        this.progress = progress;
        this.lock = lock;
        this.jvmArguments = jvmArguments;
        this.stack = new Stack(prepared.endpoints());
    }

    /** Starts everything for a test, which closes it; where and with which data as {@code deploy/up} would. */
    public static Deployment up(Options options, PrintStream out) {
        return up(options, out, Map.of());
    }

    /** @param jvmArguments for tests that watch or break a service from inside: by service, what its JVM gets too */
    public static Deployment up(Options options, PrintStream out, Map<String, List<String>> jvmArguments) {
        Deployment deployment = prepare(options, Cache.ofMachine(), new Progress(out, false), jvmArguments);
        try {
            deployment.up();
            return deployment;
        } catch (RuntimeException e) {
            deployment.close();
            throw e;
        }
    }

    /** Checks what must hold and writes what is needed; nothing runs yet. */
    static Deployment prepare(Options options, Cache cache, Progress progress) {
        return prepare(options, cache, progress, Map.of());
    }

    private static Deployment prepare(
            Options options, Cache cache, Progress progress, Map<String, List<String>> jvmArguments) {
        Place place = Place.of(options.root(), cache);
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
            return new Deployment(Preparation.of(place, ports), cache, progress, lock, jvmArguments);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts every part and returns when all are ready. */
    void up() {
        CompletableFuture<Void> distribution = CompletableFuture.runAsync(
                () -> keycloak = KeycloakDistribution.in(cache, prepared.place(), progress), SIDE_BY_SIDE);
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> launch(POSTGRESQL), SIDE_BY_SIDE)
                .thenRun(() -> Arrays.stream(ServiceName.values()).forEach(service -> launch(service.code())));
        CompletableFuture<Void> identity =
                distribution.thenCombine(started, (a, b) -> true).thenAccept(ready -> launch(KEYCLOAK));
        launch(BROKER);
        awaitWatching(started);
        awaitWatching(identity);
        List<String> names = new ArrayList<>(List.of(BROKER));
        Arrays.stream(ServiceName.values()).map(ServiceName::code).forEach(names::add);
        names.add(KEYCLOAK);
        List<CompletableFuture<Void>> readiness = names.stream()
                .map(name -> CompletableFuture.runAsync(() -> awaitReady(name), SIDE_BY_SIDE))
                .toList();
        awaitWatching(CompletableFuture.allOf(readiness.toArray(CompletableFuture[]::new)));
        synchronized (lock) {
            if (closing) throw new Trouble("Stopped while starting.");
            Owned.write(prepared.place().endpoints(), prepared.endpoints().json());
        }
    }

    /** Starts a part that was killed, and returns when it is ready. */
    public void start(String name) {
        launch(name);
        awaitReady(name);
    }

    /** Ends a part with signal 9 and returns when it is gone; nobody is told. */
    public void kill(String name) {
        Child child = running.remove(name);
        if (child == null) throw new IllegalArgumentException(name + " does not run");
        child.kill();
    }

    /** The process of a part, for tests that look whether it is gone. */
    public ProcessHandle process(String name) {
        Child child = running.get(name);
        if (child == null) throw new IllegalArgumentException(name + " does not run");
        return child.process().toHandle();
    }

    public Endpoints endpoints() {
        return prepared.endpoints();
    }

    Place place() {
        return prepared.place();
    }

    /** How long downloads took, the build's not counted. */
    Duration download() {
        KeycloakDistribution distribution = keycloak;
        return distribution == null ? Duration.ZERO : distribution.download();
    }

    /** Returns when {@link #close} is called, or throws as soon as a part ends by itself. */
    void watch() {
        while (!closing) {
            requireAlive();
            pause();
        }
    }

    private void requireAlive() {
        for (Child child : running.values()) if (!closing) child.requireAlive();
    }

    private void awaitWatching(CompletableFuture<?> future) {
        while (!future.isDone()) {
            requireAlive();
            pause();
        }
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    private void launch(String name) {
        if (closing) throw new Trouble("Stopped while starting.");
        progress.during(name + " starts", prepared.place().log(name), () -> {
            Child child =
                    switch (name) {
                        case POSTGRESQL -> postgreSql();
                        case BROKER -> broker();
                        case KEYCLOAK -> keycloak();
                        default -> service(name);
                    };
            running.put(name, child);
        });
    }

    private Child postgreSql() {
        PostgreSql server = PostgreSql.start(prepared.postgreSql(), cache);
        postgreSql = server;
        return Child.of(POSTGRESQL, server.process(), server.log(), "INT");
    }

    private Child broker() {
        Path home = Owned.directory(prepared.place().data().resolve("broker"));
        String keyStorePassword = prepared.secrets().of("broker-key-store");
        Properties properties = new Properties();
        properties.setProperty("data", home.resolve("journal").toString());
        properties.setProperty("port", String.valueOf(prepared.ports().broker()));
        LocalAuthority authority = prepared.authority();
        properties.setProperty(
                "keystore",
                authority.keyStore(authority.server("broker"), keyStorePassword).toString());
        properties.setProperty("keystore.password", keyStorePassword);
        prepared.brokerPasswords().forEach((user, password) -> properties.setProperty("password." + user, password));
        Path file = BrokerProcess.write(properties, home.resolve("broker.properties"));
        return Child.java(
                BROKER,
                home,
                prepared.place().log(BROKER),
                Map.of(),
                List.of(
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        file.toString()));
    }

    private Child keycloak() {
        KeycloakDistribution distribution = keycloak;
        PostgreSql server = postgreSql;
        if (distribution == null || server == null) throw new IllegalStateException("Keycloak cannot start yet");
        // A first start that was cut short leaves tables half made, and Keycloak does not recover. Nothing is lost:
        // until it was ready once, its database holds nothing that is not in files.
        if (!Files.exists(keycloakWasReady())) server.recreate("keycloak");
        return prepared.keycloak()
                .start(
                        distribution,
                        prepared.place().data().resolve("keycloak"),
                        prepared.place().log(KEYCLOAK),
                        prepared.authority(),
                        prepared.databasePasswords().get("keycloak"),
                        prepared.realms());
    }

    private Child service(String name) {
        ServiceName service = ServiceName.of(name);
        List<String> arguments = new ArrayList<>(List.of("-Xmx256m"));
        arguments.addAll(jvmArguments.getOrDefault(name, List.of()));
        arguments.addAll(List.of("-jar", prepared.place().jar(service).toString()));
        return Child.java(
                name,
                prepared.place().workingDirectory(service),
                prepared.place().log(name),
                Map.of(),
                arguments);
    }

    private void awaitReady(String name) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Path log = prepared.place().log(name);
        progress.during(name + " gets ready", log, () -> {
            while (!ready(name)) {
                if (closing) throw new Trouble("Stopped while starting.");
                Child child = running.get(name);
                if (child != null) child.requireAlive();
                if (System.nanoTime() > deadline)
                    throw new Trouble(
                            name + " is not ready after " + PATIENCE.toMinutes() + " minutes: see " + log + ".");
                pause();
            }
        });
        if (name.equals(KEYCLOAK) && !closing) Owned.write(keycloakWasReady(), "");
    }

    private Path keycloakWasReady() {
        return prepared.place().data().resolve("keycloak.was-ready");
    }

    private boolean ready(String name) {
        return switch (name) {
            case POSTGRESQL -> true;
            case BROKER -> Ports.taken(prepared.ports().broker());
            case KEYCLOAK -> answers(prepared.keycloak().health());
            default -> answers(prepared.endpoints().service(name) + "/q/health/ready");
        };
    }

    private boolean answers(String url) {
        try {
            return stack.call("GET", url, null, Map.of(), null).status() == 200;
        } catch (Unavailable e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", e);
        }
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
                stop(Arrays.stream(ServiceName.values()).map(ServiceName::code).toList());
                stop(List.of(KEYCLOAK));
                stop(List.of(BROKER));
                stop(List.of(POSTGRESQL));
                lock.close();
            }
        }
    }

    private void stop(List<String> names) {
        List<Child> children = names.stream()
                .flatMap(name -> Optional.ofNullable(running.remove(name)).stream())
                .toList();
        for (Child child : children) child.askToStop();
        for (Child child : children) child.awaitStop();
    }
}
