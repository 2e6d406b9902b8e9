package io.entente.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.time.Duration;

/** A partner's feed, followed to its end. */
final class Feed {
    private static final Duration TO_ARRIVE = Duration.ofSeconds(60);

    private final Stack stack;
    private final String name;

    Feed(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
    }

    /** @return the cursor behind everything that is told under the purpose */
    String end(Purpose purpose) {
        JsonNode page = page(purpose, "");
        while (!page.path("entries").isEmpty())
            page = page(purpose, page.path("next").asText());
        return page.path("next").asText();
    }

    /** @param change of the record, which it waits to be told under the purpose: {@code visible}, {@code withdrawn} */
    void await(Purpose purpose, String record, String change) {
        long until = System.nanoTime() + TO_ARRIVE.toNanos();
        while (!tells(purpose, record, change)) {
            if (System.nanoTime() > until) throw new IllegalStateException(record + " is not " + change);
            pause();
        }
    }

    private boolean tells(Purpose purpose, String record, String change) {
        JsonNode page = page(purpose, "");
        while (!page.path("entries").isEmpty()) {
            for (JsonNode entry : page.path("entries"))
                if (entry.path("record").asText().equals(record)
                        && entry.path("change").asText().equals(change)) return true;
            page = page(purpose, page.path("next").asText());
        }
        return false;
    }

    private JsonNode page(Purpose purpose, String after) {
        String url = stack.endpoints().service("partner-gateway") + "/v1/feed?limit=100"
                + (after.isEmpty() ? "" : "&after=" + after);
        Answer answer = stack.callAs(name, "GET", url, Partner.declaring(purpose), null);
        if (answer.status() != 200) throw new IllegalStateException("feed: " + answer.status() + " " + answer.text());
        return answer.json();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(300).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
