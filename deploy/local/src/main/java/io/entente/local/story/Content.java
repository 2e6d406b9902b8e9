package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The invented content of the story, and a reader's look at what came back of it. */
final class Content {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Content() {}

    static ObjectNode of(String name) {
        try (InputStream file = Objects.requireNonNull(Content.class.getResourceAsStream("/story/" + name))) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the field classes of the items in a processed payload */
    static Set<String> itemClasses(JsonNode payload) {
        Set<String> classes = new TreeSet<>();
        payload.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("item.")) classes.add(name.substring(name.lastIndexOf('.') + 1));
        });
        return classes;
    }

    /** @return the value of a field of the one item that has it, or the word "nothing" */
    static String field(JsonNode payload, String kind, String field) {
        for (var claim : payload.properties())
            if (claim.getKey().startsWith("item.")
                    && kind.equals(claim.getValue().path("kind").asText())
                    && claim.getValue().has(field))
                return claim.getValue().path(field).asText();
        return "nothing";
    }
}
