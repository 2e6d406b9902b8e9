package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An analyst or a system of a partner agency at partner-gateway. */
final class Partner {
    private static final String JUSTIFICATION = "EXERCISE case 2026-114";

    private final Stack stack;
    private final String name;
    private final String gateway;

    Partner(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
        this.gateway = stack.endpoints().service("partner-gateway");
    }

    Answer pulls(String record, String purpose) {
        return call("GET", "/v1/records/" + record, purpose, "application/json", null);
    }

    Answer pullsTheProof(String record, String purpose) {
        return call("GET", "/v1/records/" + record, purpose, "application/sd-jwt", null);
    }

    void accepts(String record, String purpose) {
        Answer answer = call(
                "POST", "/v1/records/" + record + "/responses", purpose, "application/json", "{\"answer\":\"accept\"}");
        Teller.insist(answer.status() == 200, "the acceptance taken", answer.status() + " " + answer.text());
    }

    /** @return the id of the consent that is asked for */
    String asksToPassOn(String record, String recipient, String until, String purpose) {
        String wish = "{\"kind\":\"onward-transfer\",\"recipient\":\"" + recipient + "\",\"purposes\":[\"" + purpose
                + "\"],\"until\":\"" + until + "\",\"reason\":\"EXERCISE: DEA follows the same line\"}";
        Answer answer = call("POST", "/v1/records/" + record + "/consents", purpose, "application/json", wish);
        Teller.insist(answer.status() == 201, "the request taken", answer.status() + " " + answer.text());
        return answer.json().path("consent").asText();
    }

    /** @return what has become of a consent that this agency asked for */
    String stateOf(String consent, String purpose) {
        return call("GET", "/v1/consents/" + consent, purpose, "application/json", null)
                .json()
                .path("state")
                .asText();
    }

    /** @return the last change that the feed tells of a record, read from the start, page by page */
    Optional<String> lastChangeOf(String record, String purpose) {
        Optional<String> change = Optional.empty();
        String after = null;
        while (true) {
            JsonNode page = feed(after, purpose);
            for (JsonNode entry : page.path("entries"))
                if (entry.path("record").asText().equals(record))
                    change = Optional.of(entry.path("change").asText());
            String next = page.path("next").asText(null);
            if (next == null || page.path("entries").isEmpty()) return change;
            after = next;
        }
    }

    private JsonNode feed(@org.jspecify.annotations.Nullable String after, String purpose) {
        String path = after == null ? "/v1/feed?limit=100" : "/v1/feed?limit=100&after=" + after;
        Answer answer = call("GET", path, purpose, "application/json", null);
        Teller.insist(answer.status() == 200, "the feed", answer.status() + " " + answer.text());
        return answer.json();
    }

    private Answer call(
            String method, String path, String purpose, String accept, @org.jspecify.annotations.Nullable String body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Entente-Purpose", purpose);
        headers.put("Entente-Justification", JUSTIFICATION);
        headers.put("Accept", accept);
        if (stack.endpoints().client(name).isPresent()) headers.put("Entente-On-Behalf-Of", "exercise-officer-7");
        return stack.callAs(name, method, gateway + path, headers, body);
    }
}
