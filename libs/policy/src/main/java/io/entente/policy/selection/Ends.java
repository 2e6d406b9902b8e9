package io.entente.policy.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.statement.MalformedStatement;

import java.util.UUID;

/** The two items a relation joins. */
public record Ends(UUID from, UUID to) {
    /** @throws MalformedStatement if a relation does not name two items */
    public static Ends of(JsonNode relation) {
        try {
            return new Ends(
                    UUID.fromString(relation.path("from").asText()),
                    UUID.fromString(relation.path("to").asText()));
        } catch (IllegalArgumentException e) {
            throw new MalformedStatement("a relation names two items");
        }
    }
}
