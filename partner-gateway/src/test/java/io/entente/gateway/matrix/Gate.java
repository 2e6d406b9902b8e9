package io.entente.gateway.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.TestStack;
import io.restassured.RestAssured;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The gateway's door, at which thousands knock. */
final class Gate {
    private final TestStack stack;
    private final String base = RestAssured.baseURI + ":" + RestAssured.port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Gate(TestStack stack) {
        this.stack = stack;
    }

    record Answer(int status, byte[] body, Optional<String> disclosure) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return StrictJson.read(body);
        }
    }

    /** @param role none for a caller without a token */
    Answer ask(Knock knock, String agency, @Nullable String role, String purpose) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + knock.path()))
                .header("Accept", knock.accept())
                .header("Entente-Purpose", purpose)
                .header("Entente-Justification", "EXERCISE-2026-17")
                .header("Entente-Ground", "EXERCISE-2026-17");
        if (role != null) request.header("Authorization", "Bearer " + token(agency, role));
        if (knock.body() == null) request.method(knock.method(), BodyPublishers.noBody());
        else
            request.header("Content-Type", "application/json")
                    .method(knock.method(), BodyPublishers.ofString(knock.body()));
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().firstValue("Entente-Disclosure"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(String agency, String role) {
        String jurisdiction = agency.substring(0, 2).toUpperCase(Locale.ROOT);
        return tokens.computeIfAbsent(
                agency + " " + role, any -> stack.issuers().token(jurisdiction, agency, agency + "-" + role, role));
    }

    /** What is asked for, by whomever. */
    record Knock(
            String method,
            String path,
            String accept,
            @Nullable String body) {
        static Knock get(String path) {
            return new Knock("GET", path, "application/json", null);
        }

        static Knock post(String path, @Nullable String body) {
            return new Knock("POST", path, "application/json", body);
        }

        Knock accepting(String form) {
            return new Knock(method, path, form, body);
        }
    }
}
