package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.Deployment;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An erasure from the supervisor's order to the gateway: the keys are gone on both sides, and what may stay has stayed. */
final class ErasedEverywhere {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CASES = "case-service";
    private static final String GATEWAY = "partner-gateway";
    private static final String AUDIT = "audit-service";
    private static final String OFFICER = "be-fgp-officer";
    private static final String SUPERVISOR = "be-fgp-supervisor";

    private final Deployment deployment;
    private final Stack stack;
    private final Canary canary = Canary.fresh();

    ErasedEverywhere(Deployment deployment, Stack stack) {
        this.deployment = deployment;
        this.stack = stack;
    }

    void isShown() throws IOException {
        String id = done(OFFICER, "/v1/referrals", canary.content()).path("id").asText();
        String referral = "/v1/referrals/" + id;
        done(OFFICER, referral + "/submit", null);
        done(OFFICER, referral + "/release", null);
        await().atMost(PATIENCE).until(() -> pull(id).status() == 200);
        Answer pulled = pull(id);
        assertThat(pulled.text()).contains(canary.container());
        String disclosure = pulled.header("Entente-Disclosure").orElseThrow();
        for (String auditor : List.of("be-auditor", "us-auditor"))
            assertThat(replayed(auditor, disclosure)).isEqualTo("same");
        assertThat(keys(id)).containsOnly(Map.entry("cases", 1L), Map.entry("gateway", 1L));
        done(OFFICER, referral + "/recall", "{\"reason\":\"EXERCISE " + canary.recall() + "\"}");

        done(SUPERVISOR, referral + "/erasure", "{\"ground\":\"order\"}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys(id))
                .containsOnly(Map.entry("cases", 0L), Map.entry("gateway", 0L)));
        nothingIsLeftToRead(id);
        nobodyIsToldThatItWas(id);
        replaysDoNotGuess(disclosure);
        whatMayStayHasStayed(id, disclosure);
    }

    /** No key opens what old copies of rows still hold, and no row holds it: nor does any disk in clear. */
    private void nothingIsLeftToRead(String id) throws IOException {
        assertThat(count("cases", "version where referral = '" + id + "' and content is not null"))
                .isZero();
        assertThat(count("cases", "statement where version in (select id from version where referral = '" + id + "')"))
                .isZero();
        for (String table : List.of("shelf_claim", "shelf_version", "shelf_recipient"))
            assertThat(count("gateway", table + " where record = '" + id + "'"))
                    .as(table)
                    .isZero();
        assertThat(stack.callAs(SUPERVISOR, "GET", url(CASES, "/v1/referrals/" + id), Map.of(), null)
                        .text())
                .doesNotContain(canary.container(), canary.narrative(), canary.name());
        Path data = deployment.configuration(CASES).resolve("../../../..").normalize();
        assertThat(new StolenDisks(canary.secrets())
                        .found(data.resolve("postgresql"), data.resolve("broker"), Clone.RUN.resolve("logs")))
                .isEmpty();
    }

    private void nobodyIsToldThatItWas(String id) {
        Answer erased = pull(id);
        Answer never = pull(UUID.randomUUID().toString());
        assertThat(erased.status()).isEqualTo(404);
        assertThat(erased.body()).isEqualTo(never.body());
        assertThat(headers(erased)).isEqualTo(headers(never));
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        List.of("date", "entente-disclosure", "ratelimit").forEach(headers::remove);
        return headers;
    }

    private void replaysDoNotGuess(String disclosure) {
        for (String auditor : List.of("be-auditor", "us-auditor"))
            assertThat(replayed(auditor, disclosure)).as(auditor).isEqualTo("inputs-erased");
    }

    private void whatMayStayHasStayed(String id, String disclosure) {
        Answer history =
                stack.callAs(SUPERVISOR, "GET", url(CASES, "/v1/referrals/" + id + "/history"), Map.of(), null);
        assertThat(history.json().path("history").findValuesAsText("act"))
                .endsWith("referral.released", "referral.recalled", "referral.erased");
        for (String auditor : List.of("be-auditor", "us-auditor"))
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events(auditor, id, "record.pulled"))
                    .extracting(event -> event.path("disclosure").asText())
                    .contains(disclosure));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events("be-auditor", id, "record.erased"))
                .hasSize(1));
        assertThat(stack.callAs("us-hsi-analyst", "GET", url(GATEWAY, "/v1/recalls?limit=100"), declaration(), null)
                        .text())
                .as("whoever had received it still accounts for its copy")
                .contains(id);
    }

    private JsonNode done(String who, String path, String body) {
        Answer answer = stack.callAs(who, "POST", url(CASES, path), Map.of(), body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json();
    }

    private Answer pull(String id) {
        return stack.callAs("us-hsi-analyst", "GET", url(GATEWAY, "/v1/records/" + id), declaration(), null);
    }

    private String replayed(String auditor, String disclosure) {
        Answer answer = stack.callAs(
                auditor,
                "GET",
                url(GATEWAY, "/v1/disclosures/" + disclosure + "/replay"),
                Map.of("Entente-Ground", "EXERCISE erasure"),
                null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("result").asText();
    }

    private List<JsonNode> events(String auditor, String id, String type) {
        Answer answer = stack.callAs(
                auditor,
                "GET",
                url(AUDIT, "/v1/events?limit=100&record=" + id + "&type=" + type),
                Map.of("Entente-Ground", "EXERCISE erasure"),
                null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> events = new ArrayList<>();
        answer.json().path("events").forEach(events::add);
        return events;
    }

    private Map<String, Long> keys(String id) {
        String key = "data_key where record = '" + id + "'";
        return Map.of("cases", count("cases", key), "gateway", count("gateway", key));
    }

    private long count(String database, String fromWhere) {
        Properties properties = new Properties();
        String owner = database + "_owner";
        properties.setProperty("user", owner);
        properties.setProperty(
                "password",
                deployment.endpoints().postgres().databases().get(database).get(owner));
        properties.setProperty("sslmode", "require");
        String url = "jdbc:postgresql://127.0.0.1:"
                + deployment.endpoints().postgres().port() + "/" + database;
        try (Connection connection = new org.postgresql.Driver().connect(url, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + fromWhere)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url(String service, String path) {
        return deployment.endpoints().service(service) + path;
    }

    private static Map<String, String> declaration() {
        return Map.of(
                "Entente-Purpose", "drug-trafficking",
                "Entente-Justification", "EXERCISE erasure",
                "Accept", "application/json");
    }
}
