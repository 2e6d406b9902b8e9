package io.entente.cases.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.json.StrictJson;

import java.nio.charset.StandardCharsets;

/**
 * What of a review goes with the record.
 *
 * @param reviewer account name
 */
record Words(String reviewer, String reason) {

    static Words parse(String text) {
        JsonNode json = StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
        return new Words(json.path("reviewer").asText(), json.path("reason").asText());
    }

    String text() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("reviewer", reviewer)
                .put("reason", reason)
                .toString();
    }

    /** Never the words: they are personal. */
    @Override
    public String toString() {
        return "Words";
    }
}
