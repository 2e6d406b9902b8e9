package io.entente.local.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Endpoints;
import io.entente.local.client.PurgeReceipt;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** partner-gateway, as a partner's system calls it: signed in with its own key, its token bound to its certificate. */
final class Gateway {
    private static final String PURPOSE = "drug-trafficking";

    private final Stack stack;
    private final Endpoints.Client client;
    private final String url;

    Gateway(Stack stack, Endpoints.Client client) {
        this.stack = stack;
        this.client = client;
        this.url = stack.endpoints().service("partner-gateway");
    }

    /** @param after where the page before ended; empty for the beginning */
    JsonNode feed(String after) {
        return ok("GET", "/v1/feed?limit=100" + (after.isEmpty() ? "" : "&after=" + after), null)
                .json();
    }

    /** @return what its owner signed of the record; empty if there is nothing to be seen of it any more */
    Optional<String> proof(String record) {
        Answer answer = call("GET", "/v1/records/" + record, "application/sd-jwt", null);
        if (answer.status() == 404) return Optional.empty();
        return Optional.of(required(answer).text());
    }

    /** @return whether that is on record now; not if something else was answered before, or it is gone */
    boolean accepts(String record) {
        Answer answer =
                call("POST", "/v1/records/" + record + "/responses", "application/json", "{\"answer\":\"accept\"}");
        if (answer.status() == 404 || answer.status() == 409) return false;
        return required(answer).status() == 200;
    }

    /** @return what this agency owes a receipt for */
    List<JsonNode> owed() {
        List<JsonNode> owed = new ArrayList<>();
        for (String state : List.of("overdue", "outstanding"))
            ok("GET", "/v1/recalls?limit=100&state=" + state, null)
                    .json()
                    .path("recalls")
                    .forEach(owed::add);
        return owed;
    }

    void purged(String recall, String record) {
        ok("POST", "/v1/recalls/" + recall + "/receipts", PurgeReceipt.purged(client, recall, record));
    }

    private Answer ok(String method, String path, @Nullable String body) {
        return required(call(method, path, "application/json", body));
    }

    private static Answer required(Answer answer) {
        if (answer.status() != 200) throw new Unavailable("The gateway says " + answer.status() + ": " + answer.text());
        return answer;
    }

    private Answer call(String method, String path, String accept, @Nullable String body) {
        return stack.callAs(
                client.id(),
                method,
                url + path,
                Map.of(
                        "Entente-Purpose",
                        PURPOSE,
                        "Entente-Justification",
                        "EXERCISE: a partner that answers by itself",
                        "Entente-On-Behalf-Of",
                        "exercise-officer-7",
                        "Accept",
                        accept),
                body);
    }
}
