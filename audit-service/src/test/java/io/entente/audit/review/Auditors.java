package io.entente.audit.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.testing.StubIssuers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Auditors of three jurisdictions at the review's door, and what they read there. */
final class Auditors {
    static final String GROUND = "EXERCISE yearly check";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final StubIssuers issuers;

    Auditors(StubIssuers issuers) {
        this.issuers = issuers;
    }

    RequestSpecification of(String jurisdiction) {
        return as(jurisdiction, "auditor").header("Entente-Ground", GROUND);
    }

    RequestSpecification as(String jurisdiction, String role) {
        String agency =
                Map.of("US", "us-hsi", "BE", "be-fgp", "EU", "eu-europol").get(jurisdiction);
        String name = jurisdiction.toLowerCase(java.util.Locale.ROOT) + "-" + role;
        return given().auth().oauth2(issuers.token(jurisdiction, agency, name, role));
    }

    static List<JsonNode> search(RequestSpecification request, Object... filters) {
        for (int i = 0; i < filters.length; i += 2) request.queryParam((String) filters[i], filters[i + 1].toString());
        List<JsonNode> events = new ArrayList<>();
        body(request.get("/v1/events")).path("events").forEach(events::add);
        return events;
    }

    static Response open(RequestSpecification request, long index) {
        return request.get("/v1/events/" + index);
    }

    static JsonNode only(List<JsonNode> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    static JsonNode sameButForItsNames(JsonNode event) {
        return ((ObjectNode) event.deepCopy()).without(List.of("index", "id", "record"));
    }

    static List<Integer> lengths(JsonNode evidence) {
        List<Integer> lengths = new ArrayList<>();
        evidence.path("disclosures")
                .forEach(disclosure -> lengths.add(disclosure.textValue().length()));
        return lengths;
    }

    static List<String> names(JsonNode evidence) {
        return said(evidence).properties().stream().map(Map.Entry::getKey).toList();
    }

    static ObjectNode said(JsonNode evidence) {
        ObjectNode said = JSON.createObjectNode();
        evidence.path("disclosures").forEach(encoded -> {
            Disclosed disclosed = Disclosed.parse(encoded.textValue());
            said.set(disclosed.name(), disclosed.value());
        });
        return said;
    }

    static JsonNode body(Response response) {
        return json(response.asString());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
