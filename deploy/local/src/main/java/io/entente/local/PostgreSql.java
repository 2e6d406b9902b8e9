package io.entente.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL 18 in a process of its own, on the loopback address only, with fsync on and scram passwords. It ends when
 * this JVM ends, however that happens. Where we are root it runs as {@code nobody}, because it refuses root.
 */
public final class PostgreSql implements AutoCloseable {
    /**
     * What a server needs to be told.
     *
     * @param home directory of the data; made if missing
     * @param log file that the server writes to
     * @param port TCP port on 127.0.0.1
     * @param adminPassword of the superuser {@code postgres}; fixed when the data is first made
     * @param certificate server certificate; with one, only TLS connections are accepted
     * @param passwords of every role in {@link Databases#ROLES}
     */
    public record Settings(
            Path home,
            Path log,
            int port,
            String adminPassword,
            Optional<PemFiles> certificate,
            Map<String, String> passwords) {}

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String ADMIN = "postgres";

    private final Settings settings;
    private final Process process;
    private final boolean temporary;

    private PostgreSql(Settings settings, Process process, boolean temporary) {
        this.settings = settings;
        this.process = process;
        this.temporary = temporary;
    }

    /** A server for a test: new data in a temporary directory, a free port, no TLS, every database and role. */
    public static PostgreSql temporary() {
        try {
            Path home = Files.createTempDirectory("entente-postgresql-");
            return start(
                    new Settings(
                            home,
                            home.resolve("postgresql.log"),
                            Ports.free(),
                            Secret.random(),
                            Optional.empty(),
                            Databases.passwords()),
                    Cache.ofMachine(),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server, on new data or on what is there, and makes databases and roles that are missing. */
    public static PostgreSql start(Settings settings, Cache cache) {
        return start(settings, cache, false);
    }

    private static PostgreSql start(Settings settings, Cache cache, boolean temporary) {
        Path binaries = PostgreSqlBinaries.in(cache.passable());
        Owned.passable(settings.home());
        Path data = settings.home().resolve("pgdata");
        if (!Files.exists(data.resolve("PG_VERSION"))) initialise(settings, binaries, data);
        configure(settings, data);
        PostgreSql server = new PostgreSql(settings, launch(settings, binaries, data), temporary);
        try {
            server.awaitAnswer();
            Databases.create(server::asAdmin, settings.passwords());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static void initialise(Settings settings, Path binaries, Path data) {
        // A data directory that was killed half made has no PG_VERSION at the right place or no control file.
        Owned.delete(data);
        Path fresh = data.resolveSibling("pgdata.new");
        Owned.delete(fresh);
        Owned.toNobody(Owned.directory(fresh));
        Path password = Owned.toNobody(Owned.write(settings.home().resolve("initdb.pw"), settings.adminPassword()));
        try {
            run(
                    settings,
                    List.of(
                            binaries.resolve("bin/initdb").toString(),
                            "--pgdata=" + fresh,
                            "--username=" + ADMIN,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums"));
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            password.toFile().delete();
        }
    }

    private static void run(Settings settings, List<String> command) {
        Process process = fork(settings, command);
        try {
            if (process.waitFor() != 0)
                throw new Trouble("PostgreSQL could not make its data directory: see " + settings.log() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new Trouble("Interrupted while making the database's data directory.", e);
        }
    }

    private static void configure(Settings settings, Path data) {
        Owned.toNobody(Owned.write(data.resolve("entente.conf"), Resource.text("postgres/postgresql.conf")));
        String kind = settings.certificate().isPresent() ? "hostssl" : "host";
        Owned.toNobody(Owned.write(data.resolve("pg_hba.conf"), kind + " all all 127.0.0.1/32 scram-sha-256\n"));
        settings.certificate().ifPresent(pem -> {
            Owned.toNobody(Owned.write(data.resolve("server.crt"), Owned.read(pem.certificate())));
            Owned.toNobody(Owned.write(data.resolve("server.key"), Owned.read(pem.key())));
        });
    }

    private static Process launch(Settings settings, Path binaries, Path data) {
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-c",
                "config_file=" + data.resolve("entente.conf"),
                "-c",
                "listen_addresses=" + Ports.LOOPBACK,
                "-c",
                "port=" + settings.port()));
        if (settings.certificate().isPresent()) command.addAll(List.of("-c", "ssl=on"));
        return fork(settings, command);
    }

    private static Process fork(Settings settings, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        builder.environment().put("LC_ALL", "C");
        // SIGINT is PostgreSQL's fast shutdown: clients are cut off, the data is left clean.
        return Owned.root() ? Forks.startAs(Owned.NOBODY, builder, "INT") : Forks.start(builder, "INT");
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                asAdmin(ADMIN).close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) throw new Trouble("PostgreSQL ended while starting: see " + log() + ".", e);
                if ("28P01".equals(e.getSQLState()))
                    throw new Trouble("The data in " + settings.home() + " was made with another password.", e);
                if (System.nanoTime() > deadline)
                    throw new Trouble("PostgreSQL did not answer within 120 seconds: see " + log() + ".", e);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    public int port() {
        return settings.port();
    }

    /** The server's process, for those who watch over it or kill it on purpose. */
    public Process process() {
        return process;
    }

    /** Where the server writes its log. */
    public Path log() {
        return settings.log();
    }

    /** The password of a role in {@link Databases#ROLES}. */
    public String password(String role) {
        @Nullable String password = settings.passwords().get(role);
        if (password == null) throw new IllegalArgumentException("No role " + role);
        return password;
    }

    /** Without user or password; with TLS it tells the driver nothing about it: add {@code sslmode} and the CA. */
    public String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database);
    }

    /** For the Vert.x client. */
    public String reactiveUrl(String database) {
        return "postgresql://" + Ports.LOOPBACK + ":" + port() + "/" + database;
    }

    /** A connection of the superuser, whom no policy holds: for tests that look behind the curtain. */
    public Connection asAdmin(String database) throws SQLException {
        return connect(database, ADMIN, settings.adminPassword());
    }

    /** A connection of one of the roles. */
    public Connection as(String role, String database) throws SQLException {
        return connect(database, role, password(role));
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // The certificate is our own, freshly made and on this machine's loopback address.
        properties.setProperty("sslmode", settings.certificate().isPresent() ? "require" : "disable");
        // Not DriverManager: it hides drivers that another class loader registered.
        @Nullable Connection connection = new org.postgresql.Driver().connect(jdbcUrl(database), properties);
        if (connection == null) throw new IllegalStateException("The driver does not know its own URLs");
        return connection;
    }

    /** Empties a database of {@link Databases#NAMES}, whoever is using it. */
    void recreate(String database) {
        Databases.recreate(database, this::asAdmin, settings.passwords());
    }

    /** Stops the server and waits until it is gone; a temporary one leaves nothing behind. */
    @Override
    public void close() {
        Forks.signal(process, "INT");
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        if (temporary) Owned.delete(settings.home());
    }
}
