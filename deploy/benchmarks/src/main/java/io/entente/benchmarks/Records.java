package io.entente.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Released records to pull; all of it is invented. */
final class Records {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;

    Records(Stack stack) {
        this.stack = stack;
    }

    /**
     * @param officer who files and releases it
     * @return the record's id
     */
    String released(String officer, String... recipients) {
        Map<String, String> modes = new TreeMap<>();
        for (String agency : recipients) modes.put(agency, "full");
        return released(officer, to(modes));
    }

    /** @return a seizure to release, its recipients with their modes */
    static ObjectNode to(Map<String, String> recipients) {
        ObjectNode content = content();
        ArrayNode to = content.putArray("recipients");
        recipients.forEach(
                (agency, mode) -> to.addObject().put("agency", agency).put("mode", mode));
        return content;
    }

    String released(String officer, ObjectNode content) {
        String id = post(officer, "", content.toString()).path("id").asText();
        post(officer, "/" + id + "/submit", null);
        post(officer, "/" + id + "/release", null);
        return id;
    }

    /** Releases another version that says the same. */
    void amend(String officer, String id, ObjectNode content) {
        post(officer, "/" + id + "/amend", content.toString());
    }

    void recall(String officer, String id) {
        post(officer, "/" + id + "/recall", "{\"reason\":\"EXERCISE benchmark\"}");
    }

    private JsonNode post(String officer, String path, @Nullable String body) {
        String url = stack.endpoints().service("case-service") + "/v1/referrals" + path;
        Answer answer = stack.callAs(officer, "POST", url, Map.of(), body);
        if (answer.status() / 100 != 2)
            throw new IllegalStateException("POST " + path + ": " + answer.status() + " " + answer.text());
        return answer.json();
    }

    private static ObjectNode content() {
        try (InputStream file = Objects.requireNonNull(Stack.class.getResourceAsStream("/story/seizure.json"))) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
