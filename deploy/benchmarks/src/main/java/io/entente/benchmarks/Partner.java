package io.entente.benchmarks;

import io.entente.kernel.vocabulary.Purpose;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A partner's system and the address it asks, over connections and with a token of its own. */
final class Partner {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration TO_ARRIVE = Duration.ofSeconds(60);
    private static final Pattern CLIENT = Pattern.compile("\"client\";q=(\\d+);w=(\\d+)");

    private final Stack stack;
    private final String name;
    private final String url;
    private final HttpClient client;
    private final Map<String, String> declaration = declaring(Purpose.DRUG_TRAFFICKING);
    private HttpRequest request;

    Partner(Stack stack, String name, String path) {
        this.stack = stack;
        this.name = name;
        this.url = stack.endpoints().service("partner-gateway") + path;
        this.client = stack.httpClient(name);
        this.request = signedIn();
    }

    private HttpRequest signedIn() {
        // A stack of its own has no token from before: this one lasts for a whole phase.
        String token = new Stack(stack.endpoints()).tokenFor(name);
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
        declaration.forEach(builder::header);
        return builder.build();
    }

    /** What a partner's system declares with each call. */
    static Map<String, String> declaring(Purpose purpose) {
        return Map.of(
                "Entente-Purpose", purpose.code(),
                "Entente-Justification", "EXERCISE benchmark",
                "Entente-On-Behalf-Of", "exercise-officer-7",
                "Accept", "application/json");
    }

    String name() {
        return name;
    }

    /** Signs in anew, outside of what is measured. */
    void signInAgain() {
        request = signedIn();
    }

    CompletableFuture<Integer> call() {
        return client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(answer -> answer.statusCode());
    }

    /** Waits until what it asks for is there, and tells how many calls a second its quota allows. */
    double quotaPerSecond() {
        long end = System.nanoTime() + TO_ARRIVE.toNanos();
        while (true) {
            Answer answer = stack.callAs(name, "GET", url, declaration, null);
            if (answer.status() == 200) return perSecond(answer);
            if (System.nanoTime() > end)
                throw new IllegalStateException(url + " for " + name + ": " + answer.status() + " " + answer.text());
            pause();
        }
    }

    private static double perSecond(Answer answer) {
        Optional<Matcher> policy =
                answer.header("RateLimit-Policy").map(CLIENT::matcher).filter(Matcher::find);
        Matcher found = policy.orElseThrow(() -> new IllegalStateException("the answer tells no quota"));
        return Double.parseDouble(found.group(1)) / Double.parseDouble(found.group(2));
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
