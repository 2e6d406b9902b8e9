package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.util.Map;

/** A liaison officer at case-service. */
final class Officer {
    private final Stack stack;
    private final String name;
    private final String referrals;

    Officer(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
        this.referrals = stack.endpoints().service("case-service") + "/v1/referrals";
    }

    /** @return the referral's id */
    String files(JsonNode content) {
        return post("", content.toString(), 201).path("id").asText();
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

    private JsonNode post(String path, @org.jspecify.annotations.Nullable String body, int expected) {
        Answer answer = stack.callAs(name, "POST", referrals + path, Map.of(), body);
        Teller.insist(
                answer.status() == expected,
                expected + " from POST /v1/referrals" + path,
                answer.status() + " " + answer.text());
        return answer.json();
    }
}
