package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Searches the log, and counts its searches: each is an event too. */
final class Auditor implements Client {
    private final Stack stack;
    private final String name;
    private final String url;
    private final Officer officer;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    Auditor(Stack stack, String name, Officer officer) {
        this.stack = stack;
        this.name = name;
        this.url = stack.endpoints().service(Hop.AUDIT) + "/v1/events?limit=200";
        this.officer = officer;
    }

    @Override
    public void act(Random random) {
        List<RecordHistory> records = officer.records();
        if (!records.isEmpty()) page(records.get(random.nextInt(records.size())).id(), "");
    }

    /** Every event on a record that this side may see; empty if that could not be told just now. */
    Optional<List<JsonNode>> events(String record) {
        List<JsonNode> found = new ArrayList<>();
        String after = "";
        do {
            Told told = page(record, after);
            if (!told.ok()) return Optional.empty();
            JsonNode page = told.answer().json();
            page.path("events").forEach(found::add);
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return Optional.of(found);
    }

    private Told page(String record, String after) {
        Told told = Told.by(
                stack,
                name,
                "GET",
                url + "&record=" + record + after,
                Map.of("Entente-Ground", "EXERCISE crash test"),
                null);
        if (told.ok()) answered.incrementAndGet();
        else if (told.nothingCertain()) lost.incrementAndGet();
        return told;
    }

    int answered() {
        return answered.get();
    }

    int lost() {
        return lost.get();
    }
}
