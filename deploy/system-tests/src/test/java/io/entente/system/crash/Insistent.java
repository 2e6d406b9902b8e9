package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Stack;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Someone who says a write again, under the key that it had at first, until the answer is certain: then it took effect
 * once, however often the connection broke.
 */
final class Insistent {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Stack stack;
    private final String who;
    private final String url;
    private final Map<String, String> headers;
    private final List<String> refused = new ArrayList<>();

    /**
     * @param url that all paths follow
     * @param headers of every call
     */
    Insistent(Stack stack, String who, String url, Map<String, String> headers) {
        this.stack = stack;
        this.who = who;
        this.url = url;
        this.headers = Map.copyOf(headers);
    }

    /** What was answered with no although it was possible: it was done twice, or what came before it is lost. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** @return the one certain answer */
    Told says(String path, @Nullable String body) {
        Told told = inTheEnd(path, body);
        if (!told.ok()) refused.add(path + ": " + told);
        return told;
    }

    private Told inTheEnd(String path, @Nullable String body) {
        Map<String, String> keyed = new HashMap<>(headers);
        keyed.put("Idempotency-Key", UUID.randomUUID().toString());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Told told = Told.by(stack, who, "POST", url + path, keyed, body);
            if (!told.nothingCertain() && !told.beingAnswered()) return told;
            if (System.nanoTime() > deadline) throw new IllegalStateException("nobody answers " + url + path);
            pause();
        }
    }

    Told reads(String path) {
        return Told.by(stack, who, "GET", url + path, headers, null);
    }

    /**
     * Page after page.
     *
     * @param path with a query
     * @return those of the list that are wanted; empty if a page could not be had just now
     */
    Optional<List<JsonNode>> lists(String path, String list, Predicate<JsonNode> wanted) {
        List<JsonNode> found = new ArrayList<>();
        String after = "";
        do {
            Told told = reads(path + after);
            if (!told.ok()) return Optional.empty();
            JsonNode page = told.answer().json();
            page.path(list).forEach(each -> {
                if (wanted.test(each)) found.add(each);
            });
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return Optional.of(found);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
