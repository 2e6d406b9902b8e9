package io.entente.kernel.testing;

import io.entente.local.Broker;
import io.entente.local.BrokerProcess;
import io.entente.local.Ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import static org.awaitility.Awaitility.await;

/** A broker that can go away and come back with its queues, on the same port and with the same passwords. */
public final class TestBroker implements AutoCloseable {
    private final Broker.Settings settings;
    private volatile Broker server;

    private TestBroker(Broker.Settings settings) {
        this.settings = settings;
        this.server = Broker.start(settings);
    }

    static TestBroker temporary() {
        try {
            return new TestBroker(new Broker.Settings(
                    Files.createTempDirectory("entente-broker-"), Ports.free(), Broker.passwords(), Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Broker server() {
        return server;
    }

    /** Where it keeps its queues. */
    public Path data() {
        return settings.data();
    }

    /** Returns when it is gone. */
    public void stop() {
        server.close();
    }

    /** Starts on the queues that are there; returns when it accepts connections. */
    public void start() {
        server = Broker.start(settings);
    }

    /**
     * Starts on the queues that are there in a process of its own, as the launcher does: one whose disk fails goes away
     * whole. Returns when it accepts connections.
     *
     * @param home its own
     */
    public Process startApart(Path home) {
        Process process = BrokerProcess.start(settings, home, home.resolve("log"));
        await().atMost(Duration.ofSeconds(60)).until(() -> Ports.taken(settings.port()));
        return process;
    }

    @Override
    public void close() {
        server.close();
        Leftovers.delete(settings.data());
    }
}
