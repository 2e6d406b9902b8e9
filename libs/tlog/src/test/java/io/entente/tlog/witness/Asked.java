package io.entente.tlog.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a witness answered over HTTP. */
record Asked(int status, String contentType, String body) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Asked add(int port, byte[] body) throws IOException {
        return of(HttpRequest.newBuilder(at(port, "/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    static Asked get(int port, String path) throws IOException {
        return of(HttpRequest.newBuilder(at(port, path)).build());
    }

    static Asked of(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Asked(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
