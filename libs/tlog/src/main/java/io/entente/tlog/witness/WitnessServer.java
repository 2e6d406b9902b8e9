package io.entente.tlog.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.entente.tlog.note.KeyKind;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.SignerKey;
import io.entente.tlog.note.VerifierKey;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A witness as a process of its own, with a key and a directory of its own.
 *
 * <pre>
 * java -cp entente-tlog.jar io.entente.tlog.witness.WitnessServer keys NAME DIRECTORY     makes a key, prints the public half
 * java -cp entente-tlog.jar io.entente.tlog.witness.WitnessServer serve PORT DIRECTORY LOG-VKEY…
 * </pre>
 */
public final class WitnessServer implements AutoCloseable {
    /** A checkpoint, 63 hashes and the lines of many witnesses. */
    private static final int LARGEST_REQUEST = 64 * 1024;

    private static final String LONGEST_REQUEST_SECONDS = "5";

    private static final int THREADS = 4;
    private static final int PATIENCE_SECONDS = 30;
    private static final String SECRET = "witness.skey";
    private static final String PUBLIC = "witness.vkey";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final WitnessStore store;
    private final Witness witness;

    private WitnessServer(HttpServer server, WitnessStore store, Witness witness) {
        this.server = server;
        this.store = store;
        this.witness = witness;
    }

    /** @param port on loopback; 0 for any that is free */
    public static WitnessServer start(int port, Path directory, List<VerifierKey> logs, Clock clock)
            throws IOException {
        WitnessStore store = WitnessStore.open(directory);
        try {
            return start(port, directory, logs, clock, store);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static WitnessServer start(
            int port, Path directory, List<VerifierKey> logs, Clock clock, WitnessStore store) throws IOException {
        SignerKey key = SignerKey.parse(read(directory, SECRET), VerifierKey.parse(read(directory, PUBLIC)));
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WitnessServer server = new WitnessServer(http, store, new Witness(key, logs, store, clock));
        http.createContext("/add-checkpoint", exchange -> server.answer(exchange, server::added));
        http.createContext("/", exchange -> server.answer(exchange, server::shown));
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** Makes a key in a directory that has none. */
    public static VerifierKey makeKey(String name, Path directory) throws IOException {
        Files.createDirectories(directory);
        SignerKey key = SignerKey.generate(name, KeyKind.COSIGNATURE);
        Path secret = Files.createFile(
                directory.resolve(SECRET),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, key.secret() + "\n");
        Files.writeString(directory.resolve(PUBLIC), key.verifier() + "\n");
        return key.verifier();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private interface Answering {
        WitnessAnswer to(HttpExchange exchange) throws IOException;
    }

    private void answer(HttpExchange exchange, Answering answering) throws IOException {
        try (exchange) {
            WitnessAnswer answer;
            try {
                answer = answering.to(exchange);
            } catch (IOException e) {
                // What cannot be kept is not signed, and whoever asked may ask again.
                answer = WitnessAnswer.refused(500, "what was seen could not be kept");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private WitnessAnswer added(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) return nothing();
        if (!exchange.getRequestMethod().equals("POST")) return WitnessAnswer.refused(405, "POST a checkpoint");
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
        return body.length > LARGEST_REQUEST
                ? WitnessAnswer.refused(413, "more than " + LARGEST_REQUEST + " bytes")
                : witness.add(body);
    }

    private WitnessAnswer shown(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        if (path.length != 3 || !path[2].equals("checkpoint")) return nothing();
        if (!exchange.getRequestMethod().equals("GET")) return WitnessAnswer.refused(405, "GET a checkpoint");
        Optional<SignedNote> latest = witness.latest(path[1]);
        return latest.map(note -> WitnessAnswer.cosigned(new String(note.bytes(), StandardCharsets.UTF_8)))
                .orElseGet(WitnessServer::nothing);
    }

    private static WitnessAnswer nothing() {
        return WitnessAnswer.refused(404, "nothing here");
    }

    private static String read(Path directory, String name) throws IOException {
        return Files.readString(directory.resolve(name)).strip();
    }

    /** Answers what it has begun to, then lets the directory go: not while something may still be written to it. */
    @Override
    public void close() throws IOException {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IOException("somebody is still being answered; the directory stays taken");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the directory stays taken").initCause(e);
        } finally {
            server.stop(0);
        }
        store.close();
    }

    public static void main(String[] arguments) throws IOException {
        List<String> words = Arrays.asList(arguments);
        if (words.size() == 3 && words.get(0).equals("keys")) {
            System.out.println(makeKey(words.get(1), Path.of(words.get(2))));
        } else if (words.size() >= 4 && words.get(0).equals("serve")) {
            // Whoever never ends a request would hold a thread for ever. The JDK reads this once, before the first
            // server.
            System.setProperty("sun.net.httpserver.maxReqTime", LONGEST_REQUEST_SECONDS);
            List<VerifierKey> logs = words.subList(3, words.size()).stream()
                    .map(VerifierKey::parse)
                    .toList();
            WitnessServer server =
                    start(Integer.parseInt(words.get(1)), Path.of(words.get(2)), logs, Clock.systemUTC());
            System.out.println("listening on 127.0.0.1:" + server.port());
        } else {
            System.err.println("keys NAME DIRECTORY | serve PORT DIRECTORY LOG-VKEY…");
            System.exit(2);
        }
    }
}
