package io.entente.gateway.consent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.document.Part;
import io.entente.kernel.json.CanonicalJson;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a request says in words, as its one column of content holds it. */
record Words(List<String> conditions, String reason) {
    Words {
        conditions = List.copyOf(conditions);
    }

    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("conditions");
        conditions.forEach(list::add);
        json.put("reason", reason);
        return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
    }

    static Words parse(String text) {
        Part json = Part.whole(text.getBytes(StandardCharsets.UTF_8));
        return new Words(
                json.at("conditions").entries().stream().map(Part::text).toList(),
                json.at("reason").text());
    }

    @Override
    public String toString() {
        return "Words";
    }
}
