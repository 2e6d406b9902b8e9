package io.entente.kernel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server on this machine that can go dead: what was connected hears nothing more, not even an end. */
public final class TestWire implements AutoCloseable {
    private final ServerSocket entry;
    private final int server;
    private final Set<Strand> strands = ConcurrentHashMap.newKeySet();

    private TestWire(ServerSocket entry, int server) {
        this.entry = entry;
        this.server = server;
    }

    static TestWire to(int server) {
        try {
            TestWire wire = new TestWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
            start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect instead. */
    public int port() {
        return entry.getLocalPort();
    }

    /** From now on, what is connected stays so and carries nothing; what connects anew works. */
    public void goDead() {
        strands.forEach(strand -> strand.dead = true);
    }

    /** Ends every connection in both directions without the farewells of what goes over it, as a killed process does. */
    public void cut() {
        strands.forEach(Strand::close);
    }

    private void accept() {
        try {
            while (true) {
                Strand strand = new Strand(entry.accept(), new Socket(InetAddress.getLoopbackAddress(), server));
                strands.add(strand);
                start(() -> strand.carry(strand.client, strand.server));
                start(() -> strand.carry(strand.server, strand.client));
            }
        } catch (IOException e) {
            // Closed, or the server is away: who tries to connect finds out.
            if (!entry.isClosed()) start(this::accept);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private static final class Strand {
        private final Socket client;
        private final Socket server;
        private volatile boolean dead;

        Strand(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer))
                    if (!dead) out.write(buffer, 0, read);
                if (!dead) close();
            } catch (IOException e) {
                if (!dead) close();
            }
        }

        void close() {
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
