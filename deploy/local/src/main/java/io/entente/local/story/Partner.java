package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.PurgeReceipt;
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

    void declines(String record, String reason, String purpose) {
        String refusal = "{\"answer\":\"decline\",\"reason\":\"" + reason + "\"}";
        Answer answer = call("POST", "/v1/records/" + record + "/responses", purpose, "application/json", refusal);
        Teller.insist(answer.status() == 200, "the refusal taken", answer.status() + " " + answer.text());
    }

    /** @return until when this agency owes an answer to what it was asked, once it is asked */
    Optional<JsonNode> owesAnAnswer(String record, String purpose) {
        Answer answer = call("GET", "/v1/clocks?limit=100&state=open", purpose, "application/json", null);
        for (JsonNode clock : answer.json().path("clocks"))
            if (clock.path("record").asText().equals(record)) return Optional.of(clock);
        return Optional.empty();
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

    /** @return what this agency owes for a record that was recalled */
    JsonNode owes(String record, String purpose) {
        Answer answer = call("GET", "/v1/recalls?limit=100&state=outstanding", purpose, "application/json", null);
        for (JsonNode recall : answer.json().path("recalls"))
            if (recall.path("record").asText().equals(record)
                    && recall.path("kind").asText().equals("recall")) return recall;
        throw new Broken("Nothing is owed: " + answer.text());
    }

    Answer readsRecall(String recall, String purpose) {
        return call("GET", "/v1/recalls/" + recall, purpose, "application/json", null);
    }

    void states(JsonNode owed, String outcome, String purpose) {
        receipt(owed, "{\"outcome\":\"" + outcome + "\"}", purpose);
    }

    /** With the key of this system's agency, which no service of this deployment needs for that. */
    void signsPurged(JsonNode owed, String purpose) {
        String purged = PurgeReceipt.purged(
                stack.endpoints().client(name).orElseThrow(),
                owed.path("recall").asText(),
                owed.path("record").asText());
        receipt(owed, purged, purpose);
    }

    private void receipt(JsonNode owed, String body, String purpose) {
        Answer answer = call(
                "POST", "/v1/recalls/" + owed.path("recall").asText() + "/receipts", purpose, "application/json", body);
        Teller.insist(answer.status() == 200, "the receipt taken", answer.status() + " " + answer.text());
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
