package io.entente.cases.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.json.StrictJson;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a request says in words, as its one column of content holds it. */
record Words(List<String> conditions, String reason) {
    Words {
        conditions = List.copyOf(conditions);
    }

    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("conditions", list(conditions));
        return json.put("reason", reason).toString();
    }

    static Words parse(String text) {
        JsonNode json = StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
        return new Words(texts(json.path("conditions")), json.path("reason").asText());
    }

    static ArrayNode list(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public String toString() {
        return "Words";
    }
}
