package io.entente.system;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A connection to a service behind TLS over which any bytes go. */
final class RawTls implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final int SILENCE_MS = 1_500;
    private static final int BETWEEN_DROPS_MS = 1_000;

    private final SSLSocket socket;

    private RawTls(SSLSocket socket) {
        this.socket = socket;
    }

    /** Offers HTTP/2 before HTTP/1.1. */
    static RawTls to(String url, Path ca) {
        try {
            SSLSocket socket = (SSLSocket) trusting(ca)
                    .getSocketFactory()
                    .createSocket(
                            InetAddress.getLoopbackAddress(), URI.create(url).getPort());
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(SILENCE_MS);
            socket.startHandshake();
            return new RawTls(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext trusting(Path ca) {
        try (InputStream certificate = Files.newInputStream(ca)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was agreed on, empty where the other side does not agree on any. */
    String protocol() {
        return socket.getApplicationProtocol();
    }

    /** @return the status of each answer, until the connection ends or nothing more comes */
    List<Integer> statuses(String request) {
        StringBuilder text = new StringBuilder();
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            byte[] some = new byte[8192];
            for (int read; (read = socket.getInputStream().read(some)) >= 0; )
                text.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
        } catch (SocketTimeoutException e) {
            // Nothing more comes.
        } catch (IOException e) {
            // It was cut off, with or without an answer.
        }
        return found(text);
    }

    /**
     * What became of a body that drips.
     *
     * @param statuses of the answers
     * @param closed whether the other side ended the connection
     */
    record Dripped(List<Integer> statuses, boolean closed, Duration after) {}

    /** Sends a request's beginning and then a byte each second, until the connection ends or enough time has passed. */
    Dripped drip(String beginning, Duration atMost) {
        long begun = System.nanoTime();
        StringBuilder text = new StringBuilder();
        boolean closed = false;
        try {
            socket.setSoTimeout(BETWEEN_DROPS_MS);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            while (!closed && System.nanoTime() - begun < atMost.toNanos()) closed = !more(text);
        } catch (IOException e) {
            closed = true;
        }
        return new Dripped(found(text), closed, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** @return false if the other side has ended the connection */
    private boolean more(StringBuilder text) throws IOException {
        byte[] some = new byte[8192];
        try {
            int read = socket.getInputStream().read(some);
            if (read < 0) return false;
            text.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
        } catch (SocketTimeoutException e) {
            socket.getOutputStream().write(' ');
        }
        return true;
    }

    private static List<Integer> found(CharSequence text) {
        return STATUS.matcher(text)
                .results()
                .map(status -> Integer.valueOf(status.group(1)))
                .toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
