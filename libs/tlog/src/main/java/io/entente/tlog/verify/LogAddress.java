package io.entente.tlog.verify;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/** A log that is served over HTTP. */
final class LogAddress implements LogSource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Twice a bundle of the longest entries. */
    private static final int LARGEST = 32 * 1024 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String prefix;

    /** @param prefix without a slash at its end */
    LogAddress(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public byte[] read(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + "/" + path))
                .timeout(PATIENCE)
                .header("Accept-Encoding", "gzip")
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == 404) throw new FileNotFoundException(path);
                if (answer.statusCode() != 200) throw new IOException(path + " answers " + answer.statusCode());
                return plain(answer, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException(path).initCause(e);
        }
    }

    private static byte[] plain(HttpResponse<InputStream> answer, InputStream body) throws IOException {
        boolean packed = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        byte[] sent = bounded(body);
        return packed ? bounded(new GZIPInputStream(new ByteArrayInputStream(sent))) : sent;
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) throw new IOException("more than " + LARGEST + " bytes");
        return bytes;
    }
}
