package io.entente.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A running deployment, seen from outside: signs in as anyone in {@link Endpoints} and calls the services over TLS. */
public final class Stack {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A token with less left is asked for anew. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final int TRIES = 10;

    private record Token(String value, Instant until) {}

    private final Endpoints endpoints;
    private final HttpClient plain;
    private final Map<String, HttpClient> presenting = new ConcurrentHashMap<>();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    public Stack(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.plain = Tls.trusting(ca());
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** An access token for a user or a client; the one of before while it lasts. */
    public String tokenFor(String name) {
        Token token = tokens.get(name);
        if (token != null && Instant.now().plus(MARGIN).isBefore(token.until())) return token.value();
        Token fresh = signIn(name);
        tokens.put(name, fresh);
        return fresh.value();
    }

    /**
     * Calls as a user or a client, with its token; a client shows its certificate too, without which its token is
     * worth nothing.
     *
     * @param body sent as JSON, or null for none
     */
    public Answer callAs(String name, String method, String url, Map<String, String> headers, @Nullable String body) {
        return call(httpClient(name), method, url, tokenFor(name), headers, body);
    }

    /** Calls with the given token, or with none, and without a certificate. */
    public Answer call(
            String method, String url, @Nullable String token, Map<String, String> headers, @Nullable String body) {
        return call(plain, method, url, token, headers, body);
    }

    private Answer call(
            HttpClient client,
            String method,
            String url,
            @Nullable String token,
            Map<String, String> headers,
            @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase))
            request.setHeader("Content-Type", "application/json");
        if (token != null) request.setHeader("Authorization", "Bearer " + token);
        headers.forEach(request::setHeader);
        return politely(client, request.build());
    }

    /** Whoever is over its quota waits as it is told, a few times. */
    private static Answer politely(HttpClient client, HttpRequest request) {
        Answer answer = send(client, request);
        for (int tries = 1; answer.status() == 429 && tries < TRIES; tries++) {
            waitFor(answer.header("Retry-After").map(Long::parseLong).orElse(1L));
            answer = send(client, request);
        }
        return answer;
    }

    private static void waitFor(long seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while waiting for a quota.", e);
        }
    }

    private Token signIn(String name) {
        Map<String, String> form = endpoints
                .user(name)
                .map(SignIn::form)
                .or(() -> endpoints
                        .client(name)
                        .map(client -> SignIn.form(client, issuer(client.jurisdiction()), Instant.now())))
                .orElseThrow(() -> new Unavailable("There is no user or client " + name + "."));
        String encoded = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Answer answer = send(
                httpClient(name),
                HttpRequest.newBuilder(URI.create(tokenUrl(name)))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded))
                        .build());
        if (answer.status() != 200)
            throw new Unavailable("The issuer refused " + name + ": " + answer.status() + " " + answer.text());
        JsonNode json = answer.json();
        return new Token(
                json.get("access_token").asText(),
                Instant.now().plusSeconds(json.get("expires_in").asLong()));
    }

    private String tokenUrl(String name) {
        return endpoints
                .user(name)
                .map(user -> issuer(user.jurisdiction()) + "/protocol/openid-connect/token")
                .orElseGet(() -> endpoints.client(name).orElseThrow().tokenUrl());
    }

    private String issuer(String jurisdiction) {
        String issuer = endpoints.issuers().get(jurisdiction);
        if (issuer == null) throw new Unavailable("There is no issuer for " + jurisdiction + ".");
        return issuer;
    }

    /** What a user or a client calls with; a client's shows its certificate. */
    public HttpClient httpClient(String name) {
        return endpoints
                .client(name)
                .map(client -> presenting.computeIfAbsent(
                        name, any -> Tls.presenting(ca(), Path.of(client.certificate()), Path.of(client.key()))))
                .orElse(plain);
    }

    private Path ca() {
        return Path.of(endpoints.ca());
    }

    private static Answer send(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new Unavailable("No answer from " + request.uri() + ": " + e + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while calling " + request.uri() + ".", e);
        }
    }
}
