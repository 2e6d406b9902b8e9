package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.local.Deployment;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;

/** What officers, partners and auditors ask of a deployment that runs. Where an answer is not handed on, it is a good one. */
final class People {
    static final String CASES = "case-service";
    static final String GATEWAY = "partner-gateway";
    static final String AUDIT = "audit-service";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deployment deployment;
    private final Stack stack;
    private final String why;

    /** @param why what they give as their reason */
    People(Deployment deployment, String why) {
        this.deployment = deployment;
        this.stack = new Stack(deployment.endpoints());
        this.why = why;
    }

    /** What an officer reads at case-service. */
    Answer reads(String officer, String path) {
        return stack.callAs(officer, "GET", url(CASES, path), Map.of(), null);
    }

    /** What an officer does at case-service. */
    JsonNode does(String officer, String path, String body) {
        return does(officer, path, Map.of(), body);
    }

    JsonNode does(String officer, String path, Map<String, String> headers, String body) {
        Answer answer = stack.callAs(officer, "POST", url(CASES, path), headers, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json();
    }

    /** @return the id of a referral that was filed, submitted and released */
    String releases(String officer, JsonNode content) {
        String id =
                does(officer, "/v1/referrals", content.toString()).path("id").asText();
        does(officer, "/v1/referrals/" + id + "/submit", null);
        does(officer, "/v1/referrals/" + id + "/release", null);
        return id;
    }

    /** What a partner asks of the gateway. */
    Answer asks(String partner, String method, String path, Map<String, String> declaration, String body) {
        return stack.callAs(partner, method, url(GATEWAY, path), declaration, body);
    }

    Answer pulls(String partner, String id) {
        return asks(partner, "GET", "/v1/records/" + id, declaration(), null);
    }

    /** Every change of a record that a partner's feed tells, from the first page on. */
    List<String> feedChanges(String partner, String id) {
        List<String> changes = new ArrayList<>();
        String after = "";
        while (true) {
            Answer answer = asks(partner, "GET", "/v1/feed?limit=100" + after, declaration(), null);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            JsonNode page = answer.json();
            page.path("entries").forEach(entry -> {
                if (entry.path("record").asText().equals(id))
                    changes.add(entry.path("change").asText());
            });
            if (page.path("entries").isEmpty() || !page.path("next").isTextual()) return changes;
            after = "&after=" + page.path("next").asText();
        }
    }

    /** What an auditor finds about a record. */
    List<JsonNode> finds(String auditor, String record) {
        return search(auditor, "record=" + record);
    }

    List<JsonNode> finds(String auditor, String record, String type) {
        return search(auditor, "record=" + record + "&type=" + type);
    }

    private List<JsonNode> search(String auditor, String query) {
        List<JsonNode> events = new ArrayList<>();
        audits(auditor, AUDIT, "/v1/events?limit=100&" + query).path("events").forEach(events::add);
        return events;
    }

    /** @return what a part of an event says that the auditor may open, as it was signed */
    String proves(String auditor, JsonNode event, String name) {
        for (JsonNode disclosure : opens(auditor, event).path("disclosures")) {
            JsonNode part = opened(disclosure);
            if (part.path(1).asText().equals(name)) return part.path(2).asText();
        }
        return "nothing says " + name;
    }

    /** @return an event's signed part, and what the auditor may open of it */
    JsonNode opens(String auditor, JsonNode event) {
        return audits(auditor, AUDIT, "/v1/events/" + event.path("index").asText());
    }

    /** @return salt, name and value */
    static JsonNode opened(JsonNode disclosure) {
        return json(Base64.getUrlDecoder().decode(disclosure.asText()));
    }

    /** @return what comes of deciding again, as an auditor asks for it at the gateway */
    String replays(String auditor, String disclosure) {
        return audits(auditor, GATEWAY, "/v1/disclosures/" + disclosure + "/replay")
                .path("result")
                .asText();
    }

    private JsonNode audits(String auditor, String service, String path) {
        Answer answer = stack.callAs(auditor, "GET", url(service, path), Map.of("Entente-Ground", why), null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** What a partner declares with each call; the caller may change it. */
    Map<String, String> declaration() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Entente-Purpose", Purpose.DRUG_TRAFFICKING.code());
        headers.put("Entente-Justification", why);
        headers.put("Accept", "application/json");
        return headers;
    }

    /** As the owner of a database, who alone sees and writes there for everybody. */
    Connection database(String name) throws SQLException {
        Properties properties = new Properties();
        String owner = name + "_owner";
        properties.setProperty("user", owner);
        properties.setProperty(
                "password",
                deployment.endpoints().postgres().databases().get(name).get(owner));
        properties.setProperty("sslmode", "require");
        return new org.postgresql.Driver()
                .connect(
                        "jdbc:postgresql://127.0.0.1:"
                                + deployment.endpoints().postgres().port() + "/" + name,
                        properties);
    }

    private String url(String service, String path) {
        return deployment.endpoints().service(service) + path;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
