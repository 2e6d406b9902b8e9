package io.entente.kernel.testing;

import io.entente.local.Cache;
import io.entente.local.Databases;
import io.entente.local.Ports;
import io.entente.local.PostgreSql;
import io.entente.local.Secret;
import io.entente.local.Trouble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import static org.awaitility.Awaitility.await;

/** A PostgreSQL that can be killed and comes back with its data, on the same port and with the same passwords. */
public final class TestDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgreSql.Settings settings;
    private volatile PostgreSql server;

    private TestDatabase(PostgreSql.Settings settings) {
        this.settings = settings;
        this.server = PostgreSql.start(settings, Cache.ofMachine());
    }

    static TestDatabase temporary() {
        try {
            Path home = Files.createTempDirectory("entente-postgresql-");
            return new TestDatabase(new PostgreSql.Settings(
                    home,
                    home.resolve("postgresql.log"),
                    Ports.free(),
                    Secret.random(),
                    Optional.empty(),
                    Databases.passwords()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PostgreSql server() {
        return server;
    }

    /** Where its data is. */
    public Path data() {
        return settings.home().resolve("pgdata");
    }

    /** Tells every client to go, then ends; returns when it is gone. */
    public void stop() {
        server.close();
    }

    /** As kill -9 does: nobody is told. Returns when it is gone. */
    public void kill() {
        server.process().destroyForcibly();
        server.process().onExit().join();
    }

    /** Starts on the data that is there; returns when it answers. */
    public void start() {
        // After a kill the new server refuses to start until the old one's last child has noticed.
        await().atMost(PATIENCE).ignoreException(Trouble.class).until(this::started);
    }

    private boolean started() {
        server = PostgreSql.start(settings, Cache.ofMachine());
        return true;
    }

    @Override
    public void close() {
        server.close();
        Leftovers.delete(settings.home());
    }
}
