package io.entente.cases.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.Purpose;

import java.nio.charset.StandardCharsets;

/**
 * What an asker let the agency know besides its contact.
 *
 * @param officer pseudonym of who asked
 */
record Words(Purpose purpose, String justification, String officer) {

    static Words parse(String text) {
        JsonNode json = StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
        return new Words(
                Purpose.of(json.path("purpose").asText()),
                json.path("justification").asText(),
                json.path("officer").asText());
    }

    String text() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("purpose", purpose.code())
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
