package io.entente.gateway.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.gateway.decision.Declaration;
import io.entente.kernel.json.StrictJson;

import java.nio.charset.StandardCharsets;

/**
 * What an asker says in words, for an originator that it wants to know.
 *
 * @param officer pseudonym of who asked
 */
record Words(String justification, String officer) {

    /** @param pseudonym the caller's own, unless a system asked for an officer whom it named */
    static Words of(Declaration declaration, String pseudonym) {
        return new Words(declaration.justification(), declaration.onBehalfOf().orElse(pseudonym));
    }

    static Words parse(String text) {
        JsonNode json = StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
        return new Words(
                json.path("justification").asText(), json.path("officer").asText());
    }

    String text() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("justification", justification)
                .put("officer", officer)
                .toString();
    }

    /** Never the words: they may be personal. */
    @Override
    public String toString() {
        return "Words";
    }
}
