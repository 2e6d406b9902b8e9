package io.entente.system;

import io.entente.local.client.Answer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An erasure from the supervisor's order to the gateway: the keys are gone on both sides, and what may stay has stayed. */
final class ErasedEverywhere {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PARTNER = "us-hsi-analyst";
    private static final String OFFICER = "be-fgp-officer";
    private static final String SUPERVISOR = "be-fgp-supervisor";

    private final People people;
    private final Canary canary = Canary.fresh();

    ErasedEverywhere(People people) {
        this.people = people;
    }

    void isShown() {
        String id = people.does(OFFICER, "/v1/referrals", canary.content())
                .path("id")
                .asText();
        String referral = "/v1/referrals/" + id;
        people.does(OFFICER, referral + "/submit", null);
        people.does(OFFICER, referral + "/release", null);
        await().atMost(PATIENCE).until(() -> people.pulls(PARTNER, id).status() == 200);
        Answer pulled = people.pulls(PARTNER, id);
        assertThat(pulled.text()).contains(canary.container());
        String disclosure = pulled.header("Entente-Disclosure").orElseThrow();
        for (String auditor : List.of("be-auditor", "us-auditor"))
            assertThat(people.replays(auditor, disclosure)).isEqualTo("same");
        assertThat(keys(id)).containsOnly(Map.entry("cases", 1L), Map.entry("gateway", 1L));
        people.does(OFFICER, referral + "/recall", "{\"reason\":\"EXERCISE " + canary.recall() + "\"}");

        people.does(SUPERVISOR, referral + "/erasure", "{\"ground\":\"order\"}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys(id))
                .containsOnly(Map.entry("cases", 0L), Map.entry("gateway", 0L)));
        nothingIsLeftToRead(id);
        nobodyIsToldThatItWas(id);
        replaysDoNotGuess(disclosure);
        whatMayStayHasStayed(id, disclosure);
    }

    /** No key opens what old copies of rows still hold, and no row holds it: nor does any disk in clear. */
    private void nothingIsLeftToRead(String id) {
        assertThat(count("cases", "version where referral = '" + id + "' and content is not null"))
                .isZero();
        assertThat(count("cases", "statement where version in (select id from version where referral = '" + id + "')"))
                .isZero();
        for (String table : List.of("shelf_claim", "shelf_version", "shelf_recipient"))
            assertThat(count("gateway", table + " where record = '" + id + "'"))
                    .as(table)
                    .isZero();
        assertThat(people.reads(SUPERVISOR, "/v1/referrals/" + id).text())
                .doesNotContain(canary.container(), canary.narrative(), canary.name());
        assertThat(new StolenDisks(canary.secrets()).found(Clone.RUN)).isEmpty();
    }

    private void nobodyIsToldThatItWas(String id) {
        Answer erased = people.pulls(PARTNER, id);
        Answer never = people.pulls(PARTNER, UUID.randomUUID().toString());
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
            assertThat(people.replays(auditor, disclosure)).as(auditor).isEqualTo("inputs-erased");
    }

    private void whatMayStayHasStayed(String id, String disclosure) {
        Answer history = people.reads(SUPERVISOR, "/v1/referrals/" + id + "/history");
        assertThat(history.json().path("history").findValuesAsText("act"))
                .endsWith("referral.released", "referral.recalled", "referral.erased");
        for (String auditor : List.of("be-auditor", "us-auditor"))
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(people.finds(auditor, id, "record.pulled"))
                    .extracting(event -> event.path("disclosure").asText())
                    .contains(disclosure));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(people.finds("be-auditor", id, "record.erased"))
                .hasSize(1));
        assertThat(people.asks(PARTNER, "GET", "/v1/recalls?limit=100", people.declaration(), null)
                        .text())
                .as("whoever had received it still accounts for its copy")
                .contains(id);
    }

    private Map<String, Long> keys(String id) {
        String key = "data_key where record = '" + id + "'";
        return Map.of("cases", count("cases", key), "gateway", count("gateway", key));
    }

    private long count(String database, String fromWhere) {
        try (Connection connection = people.database(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + fromWhere)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
