package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.util.Map;
import java.util.Optional;

/** A liaison officer at case-service. */
final class Officer {
    private final Stack stack;
    private final String name;
    private final String referrals;
    private final String consents;

    Officer(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
        this.referrals = stack.endpoints().service("case-service") + "/v1/referrals";
        this.consents = stack.endpoints().service("case-service") + "/v1/consents";
    }

    /** @return the referral's id */
    String files(JsonNode content) {
        return post("", content.toString(), 201).path("id").asText();
    }

    /** @return what the agency would receive of the newest version, once it is known here what the gateway decides by */
    Optional<JsonNode> previews(String id, String agency, String purpose) {
        String query = "/" + id + "/preview?purpose=" + purpose + "&recipient=" + agency;
        Answer answer = stack.callAs(name, "GET", referrals + query, Map.of(), null);
        if (answer.status() == 503) return Optional.empty();
        Teller.insist(answer.status() == 200, "the preview", answer.status() + " " + answer.text());
        return Optional.of(answer.json().path("recipients").path(0));
    }

    void submits(String id) {
        post("/" + id + "/submit", null, 200);
    }

    JsonNode releases(String id) {
        return post("/" + id + "/release", null, 200);
    }

    void amends(String id, JsonNode content) {
        post("/" + id + "/amend", content.toString(), 200);
    }

    void recalls(String id, String reason) {
        post("/" + id + "/recall", "{\"reason\":\"" + reason + "\"}", 200);
    }

    JsonNode reads(String id) {
        Answer answer = stack.callAs(name, "GET", referrals + "/" + id, Map.of(), null);
        Teller.insist(answer.status() == 200, "the referral", answer.status() + " " + answer.text());
        return answer.json();
    }

    /** @return what became of what was taken back */
    JsonNode recall(String id) {
        Answer answer = stack.callAs(name, "GET", referrals + "/" + id + "/recall", Map.of(), null);
        Teller.insist(answer.status() == 200, "the recall", answer.status() + " " + answer.text());
        return answer.json();
    }

    /** @return who owes an answer to the referral, and until when */
    JsonNode clocks(String id) {
        Answer answer = stack.callAs(name, "GET", referrals + "/" + id + "/clocks", Map.of(), null);
        Teller.insist(answer.status() == 200, "the clocks", answer.status() + " " + answer.text());
        return answer.json();
    }

    /** @return the newest notice of a query of that agency about the referral, once it has arrived */
    Optional<JsonNode> noticeOf(String id, String agency) {
        Answer answer = stack.callAs(name, "GET", referrals + "/" + id + "/notices", Map.of(), null);
        Teller.insist(answer.status() == 200, "the notices", answer.status() + " " + answer.text());
        for (JsonNode notice : answer.json().path("notices"))
            if (notice.path("asker").asText().equals(agency)) return Optional.of(notice);
        return Optional.empty();
    }

    /** @return the consent as the officer reads it, once it has arrived */
    Optional<JsonNode> consent(String id) {
        Answer answer = stack.callAs(name, "GET", consents + "/" + id, Map.of(), null);
        return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
    }

    void consents(String consent, String condition) {
        String body = "{\"answer\":\"grant\",\"conditions\":[\"" + condition + "\"]}";
        say(consent, "/answer", body);
    }

    void revokes(String consent) {
        say(consent, "/revocation", null);
    }

    private void say(String consent, String what, @org.jspecify.annotations.Nullable String body) {
        Answer answer = stack.callAs(name, "POST", consents + "/" + consent + what, Map.of(), body);
        Teller.insist(
                answer.status() == 200, "200 from POST /v1/consents" + what, answer.status() + " " + answer.text());
    }

    private JsonNode post(String path, @org.jspecify.annotations.Nullable String body, int expected) {
        Answer answer = stack.callAs(name, "POST", referrals + path, Map.of(), body);
        Teller.insist(
                answer.status() == expected,
                expected + " from POST /v1/referrals" + path,
                answer.status() + " " + answer.text());
        return answer.json();
    }
}
