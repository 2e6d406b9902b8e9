package io.entente.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
    static final String ADMIN = "postgres";

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
        PostgreSqlData data = new PostgreSqlData(settings, binaries);
        data.prepare();
        PostgreSql server = new PostgreSql(settings, data.launch(), temporary);
        try {
            server.awaitAnswer();
            Databases.create(server::asAdmin, settings.passwords());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
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
