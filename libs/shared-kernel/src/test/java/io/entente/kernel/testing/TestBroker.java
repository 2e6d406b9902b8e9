package io.entente.kernel.testing;

import io.entente.local.Broker;
import io.entente.local.Ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    @Override
    public void close() {
        server.close();
        Leftovers.delete(settings.data());
    }
}
