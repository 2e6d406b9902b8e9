package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An auditor at audit-service and, for decisions made again, at partner-gateway. */
final class Auditor {
    private final Stack stack;
    private final String name;
    private final String events;
    private final String gateway;

    Auditor(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
        this.events = stack.endpoints().service("audit-service") + "/v1/events";
        this.gateway = stack.endpoints().service("partner-gateway");
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
        return answered("the events", "GET", events + query, null);
    }

    /** @return a decision on record and the same made again */
    JsonNode replays(String disclosure) {
        return answered("the replay", "GET", gateway + "/v1/disclosures/" + disclosure + "/replay", null);
    }

    /** @return what the draft would have changed in the last decisions */
    JsonNode replaysUnder(JsonNode draft) {
        return answered("the replay", "POST", gateway + "/v1/replays", draft.toString());
    }

    private JsonNode answered(String what, String method, String url, @Nullable String body) {
        Answer answer = stack.callAs(name, method, url, Map.of("Entente-Ground", "EXERCISE quarterly review"), body);
        Teller.insist(answer.status() == 200, what, answer.status() + " " + answer.text());
        return answer.json();
    }
}
