package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An auditor at audit-service. */
final class Auditor {
    private final Stack stack;
    private final String name;
    private final String events;

    Auditor(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
        this.events = stack.endpoints().service("audit-service") + "/v1/events";
    }

    /** @return every event of that type on the record, in the ledger's order */
    List<JsonNode> lists(String record, String type) {
        List<JsonNode> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page("?record=" + record + "&type=" + type + "&limit=100" + after);
            page.path("events").forEach(found::add);
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return found;
    }

    private JsonNode page(String query) {
        Answer answer =
                stack.callAs(name, "GET", events + query, Map.of("Entente-Ground", "EXERCISE quarterly review"), null);
        Teller.insist(answer.status() == 200, "the events", answer.status() + " " + answer.text());
        return answer.json();
    }
}
