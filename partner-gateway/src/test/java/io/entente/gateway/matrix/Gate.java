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
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The gateway's doors, at which thousands knock: people at one, systems with their certificates at another. */
final class Gate {
    static final String SYSTEM = "partner-system";
    private static final String ON_BEHALF_OF = "officer-7";

    private final TestStack stack;
    private final String base = RestAssured.baseURI + ":" + RestAssured.port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** By agency, what its system calls with. */
    private final Map<String, HttpClient> systems = new ConcurrentHashMap<>();

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

    /** @param role none for a caller without a token; a system asks on an officer's behalf, with its own certificate */
    Answer ask(Knock knock, String agency, @Nullable String role, String purpose) {
        if (SYSTEM.equals(role)) return withCertificateOf(agency, knock, agency, purpose);
        HttpRequest.Builder request = request(base, knock, purpose);
        if (role != null) request.header("Authorization", "Bearer " + token(agency, role));
        return send(client, request.build());
    }

    /** With a system's token, at the door behind TLS, on a connection that shows the certificate of anybody's. */
    Answer withCertificateOf(String other, Knock knock, String agency, String purpose) {
        HttpRequest.Builder request =
                request(stack.certificates().url(), knock, purpose).header("Entente-On-Behalf-Of", ON_BEHALF_OF);
        return send(
                systems.computeIfAbsent(other, any -> stack.certificates().presenting(system(any))),
                request.header("Authorization", "Bearer " + token(agency, SYSTEM))
                        .build());
    }

    /** With a system's token at the door where no certificate is shown. */
    Answer withoutCertificate(Knock knock, String agency, String purpose) {
        return send(
                client,
                request(base, knock, purpose)
                        .header("Entente-On-Behalf-Of", ON_BEHALF_OF)
                        .header("Authorization", "Bearer " + token(agency, SYSTEM))
                        .build());
    }

    private static HttpRequest.Builder request(String door, Knock knock, String purpose) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door + knock.path()))
                .header("Accept", knock.accept())
                .header("Entente-Purpose", purpose)
                .header("Entente-Justification", "EXERCISE-2026-17")
                .header("Entente-Ground", "EXERCISE-2026-17");
        return knock.body() == null
                ? request.method(knock.method(), BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(knock.method(), BodyPublishers.ofString(knock.body()));
    }

    private static Answer send(HttpClient by, HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = by.send(request, HttpResponse.BodyHandlers.ofByteArray());
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
        // A token is good for five minutes, which a busy machine may need for less than all that is asked.
        long minute = Instant.now().getEpochSecond() / 60;
        return tokens.computeIfAbsent(
                agency + " " + role + " " + minute,
                any -> role.equals(SYSTEM)
                        ? stack.issuers()
                                .systemToken(
                                        jurisdiction,
                                        agency,
                                        system(agency),
                                        stack.certificates().thumbprint(system(agency)))
                        : stack.issuers().token(jurisdiction, agency, agency + "-" + role, role));
    }

    private static String system(String agency) {
        return agency + "-system";
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
