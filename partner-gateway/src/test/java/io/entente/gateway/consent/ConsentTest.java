package io.entente.gateway.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.testing.StolenDatabase;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Asking an originator, and what its word does. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class ConsentTest {
    private static final String HSI = "us-hsi";
    private static final String DEA = "us-dea";

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ReceiveAnswered receiver;

    TestStack stack;
    private Partners partners;
    private Originator originator;
    private RecordTestData record;

    @BeforeEach
    void release() {
        partners = new Partners(stack);
        originator = new Originator(partners, worker, receiver);
        record = RecordTestData.released();
        partners.release(record);
    }

    @Test
    @Tag("P6")
    void a_request_reaches_the_originator_and_its_answer_who_asked() {
        String key = UUID.randomUUID().toString();
        ObjectNode wish = Originator.onwardTo(DEA, Originator.LONG);
        Response asked = Originator.asks(
                originator.calling(HSI, "drug-trafficking").header("Idempotency-Key", key),
                record.id().toString(),
                wish.toString());
        Response again = Originator.asks(
                originator.calling(HSI, "drug-trafficking").header("Idempotency-Key", key),
                record.id().toString(),
                wish.toString());

        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(asked.asString());
        String consent = asked.jsonPath().getString("consent");
        assertThat(asked.header("Location")).endsWith("/v1/consents/" + consent);
        assertThat(asked.jsonPath().getString("state")).isEqualTo("requested");
        JsonNode data = requested();
        assertThat(data.path("consent").asText()).isEqualTo(consent);
        assertThat(data.path("record").asText()).isEqualTo(record.id().toString());
        assertThat(data.path("agency").asText()).isEqualTo(HSI);
        assertThat(data.path("originator").asText()).isEqualTo("be-fgp");
        assertThat(data.path("recipient").asText()).isEqualTo(DEA);
        assertThat(data.path("reason")).isEqualTo(wish.path("reason"));

        JsonNode grant = Originator.granted(UUID.fromString(consent), 1, record.id());
        stack.others()
                .send(Address.CONSENT_ANSWERED, UUID.randomUUID(), record.id().toString(), grant);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(state(HSI, consent)).isEqualTo("granted"));
        assertThat(originator
                        .calling(HSI, "drug-trafficking")
                        .get("/v1/consents/" + consent)
                        .jsonPath()
                        .getList("ledger[0].conditions"))
                .containsExactly("EXERCISE the case team alone");
    }

    /** A repetition is the same disclosure unless its answer would differ (design §6). */
    @Test
    @Tag("P3")
    @Tag("P6")
    void a_request_is_not_told_again_under_its_key_once_the_record_was_taken_back() {
        String wish = Originator.onwardTo(DEA, Originator.LONG).toString();
        String key = UUID.randomUUID().toString();
        asksUnder(key, wish).then().statusCode(201);

        partners.recall(record);

        Response again = asksUnder(key, wish);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(404);
        assertThat(partners.count("consent_request where record = '" + record.id() + "'"))
                .isOne();
        requested();
    }

    /** The record is marked H1: not before a court without the provider's permission. */
    @Test
    @Tag("P1")
    @Tag("P3")
    void what_is_marked_h1_goes_before_a_court_with_the_originators_consent_until_it_is_revoked() {
        assertThat(beforeCourt(HSI).statusCode()).isEqualTo(404);
        ObjectNode wish = Originator.onwardTo(HSI, Originator.LONG).put("kind", "judicial-use");
        wish.putArray("purposes").add("extradition");
        Response asked = originator.asks(HSI, record.id().toString(), wish);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(201);
        UUID consent = UUID.fromString(asked.jsonPath().getString("consent"));
        assertThat(beforeCourt(HSI).statusCode()).as("asked, and not answered").isEqualTo(404);

        originator.says(Originator.granted(consent, 1, record.id(), List.of("extradition"), Originator.LONG));

        Response pulled = beforeCourt(HSI);
        assertThat(pulled.statusCode()).isEqualTo(200);
        Map<String, JsonNode> event = partners.eventOf(pulled);
        assertThat(event.get("clauses").path(0).asText()).isEqualTo("us-be/1/extraditions");
        assertThat(obligations(event))
                .contains("consent judicial-use consent/" + consent)
                .contains("judicial-use consent us-be/1/extraditions");
        assertThat(beforeCourt(DEA).statusCode())
                .as("a consent is one agency's")
                .isEqualTo(404);

        originator.says(Originator.revoked(consent, 2, record.id()));

        assertThat(beforeCourt(HSI).statusCode()).isEqualTo(404);
        assertThat(originator.sees(HSI, record.id())).isTrue();
    }

    /** What {@code V26} made of grants from before it: what was asked, which may be wider than what was granted. */
    @Test
    @Tag("P1")
    void a_grant_from_before_its_terms_were_kept_permits_nothing_until_they_are_read_and_then_what_was_granted()
            throws Exception {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        originator.says(Originator.granted(consent, 1, record.id()));
        partners.execute("owner", statement("V26", "update consent_entry") + " and e.consent = '" + consent + "'");
        String terms = "select terms from consent_entry where consent = '" + consent + "'";
        assertThat(partners.texts(terms).get(0)).as("what V26 left is wider").contains("money-laundering");
        try (Connection holding = stack.as("owner");
                Statement hold = holding.createStatement()) {
            holding.setAutoCommit(false);
            hold.execute("select from shelf_record where record = '" + record.id() + "' for update");

            partners.execute("owner", statement("V29", "update consent_entry"));

            assertThat(originator.sees(DEA, record.id())).isFalse();
            holding.rollback();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> originator.sees(DEA, record.id()));
        assertThat(partners.texts(terms).get(0)).contains("drug-trafficking").doesNotContain("money-laundering");
    }

    /** Expand, then contract: the release before the terms still runs beside this one. */
    @Test
    @Tag("P1")
    void a_grant_that_an_older_release_writes_down_counts_once_its_terms_are_read() throws Exception {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        originator.says(Originator.granted(consent, 1, record.id()));
        partners.execute(
                "owner",
                "with gone as (delete from consent_entry where consent = '" + consent + "' returning *) insert into"
                        + " consent_entry (consent,"
                        + " number, agency, record,"
                        + " recipient, state, reason,"
                        + " input, said, at, taken_at)"
                        + " select consent, number,"
                        + " agency, record, recipient,"
                        + " state, reason, input, said,"
                        + " at, taken_at from gone");

        await().atMost(Duration.ofSeconds(60)).until(() -> originator.sees(DEA, record.id()));
    }

    /** @return the statement of a migration that begins so, to its end */
    private static String statement(String version, String beginning) throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(version + "__"))
                    .findFirst()
                    .orElseThrow();
            String sql = Files.readString(file);
            int from = sql.indexOf(beginning);
            return sql.substring(from, sql.indexOf(';', from));
        }
    }

    /** The record is no lead yet: to act on it takes the originator's word, and the pull says whose. */
    @Test
    @Tag("P1")
    @Tag("P3")
    void a_consent_to_act_is_told_with_every_pull_of_who_asked_until_it_is_revoked() {
        ObjectNode wish = Originator.onwardTo(HSI, Originator.LONG).put("kind", "action");
        Response asked = originator.asks(HSI, record.id().toString(), wish);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(201);
        UUID consent = UUID.fromString(asked.jsonPath().getString("consent"));
        String told = "consent action consent/" + consent;
        assertThat(obligations(partners.eventOf(originator.pull(HSI, record.id()))))
                .as("asked, and not answered")
                .doesNotContain(told);

        originator.says(Originator.granted(consent, 1, record.id()));

        assertThat(obligations(partners.eventOf(originator.pull(HSI, record.id()))))
                .contains(told);
        assertThat(originator.sees(DEA, record.id()))
                .as("to act is not to pass on")
                .isFalse();

        originator.says(Originator.revoked(consent, 2, record.id()));

        assertThat(obligations(partners.eventOf(originator.pull(HSI, record.id()))))
                .doesNotContain(told);
        assertThat(originator.sees(HSI, record.id())).isTrue();
    }

    private Response beforeCourt(String agency) {
        return originator.calling(agency, "extradition").get("/v1/records/" + record.id());
    }

    @Test
    @Tag("P1")
    @Tag("P3")
    void a_third_agency_pulls_with_the_originators_consent_under_its_own_clauses_until_it_is_revoked() {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        assertThat(originator.sees(DEA, record.id())).isFalse();
        originator.says(Originator.granted(consent, 1, record.id()));

        Response pulled = originator.pull(DEA, record.id());

        assertThat(pulled.statusCode()).isEqualTo(200);
        assertThat(pulled.asString())
                .isEqualTo(originator.pull(HSI, record.id()).asString());
        Map<String, JsonNode> event = partners.eventOf(pulled);
        assertThat(event.get("clauses").path(0).asText()).isEqualTo("us-be/1/drug-cases");
        assertThat(obligations(event))
                .contains("consent onward-transfer consent/" + consent)
                .as("a condition's words lie with the consent alone")
                .contains("condition  consent/" + consent)
                .contains("use-restriction no-immigration-enforcement us-be/1/drug-cases");
        assertThat(originator
                        .calling(DEA, "money-laundering")
                        .get("/v1/records/" + record.id())
                        .statusCode())
                .as("a purpose that the consent does not name")
                .isEqualTo(404);

        originator.says(Originator.revoked(consent, 2, record.id()));

        assertThat(originator.sees(DEA, record.id())).isFalse();
        assertThat(originator.sees(HSI, record.id())).isTrue();
        assertThat(state(HSI, consent.toString())).isEqualTo("revoked");
    }

    @Test
    @Tag("P3")
    void feeds_follow_a_grant_and_a_revocation_and_what_becomes_of_the_record() {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        originator.says(Originator.granted(consent, 1, record.id()));
        partners.feedsFollowed(record.id());
        assertThat(feedOf(DEA)).containsExactly("visible");

        partners.release(record.amended().telling("EXERCISE: more was found"));
        assertThat(feedOf(DEA)).containsExactly("visible", "changed");

        originator.says(Originator.revoked(consent, 2, record.id()));
        partners.feedsFollowed(record.id());
        assertThat(feedOf(DEA)).endsWith("withdrawn");
        assertThat(feedOf(HSI)).doesNotContain("withdrawn");
    }

    @Test
    @Tag("P3")
    void a_recall_reaches_whom_consents_let_in() {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        originator.says(Originator.granted(consent, 1, record.id()));
        assertThat(originator.sees(DEA, record.id())).isTrue();

        partners.recall(record);

        assertThat(originator.sees(DEA, record.id())).isFalse();
        assertThat(feedOf(DEA)).endsWith("withdrawn");
    }

    @Test
    @Tag("P1")
    void a_consent_to_one_thing_is_none_to_another() {
        ObjectNode judicial = Originator.onwardTo(DEA, Originator.LONG).put("kind", "judicial-use");
        judicial.remove("recipient");
        Response asked = originator.asks(HSI, record.id().toString(), judicial);
        assertThat(asked.jsonPath().getString("recipient")).isEqualTo(HSI);
        String consent = asked.jsonPath().getString("consent");
        originator.says(Originator.granted(UUID.fromString(consent), 1, record.id()));

        Response pulled = originator.pull(HSI, record.id());

        assertThat(obligations(partners.eventOf(pulled)))
                .contains("consent judicial-use consent/" + consent)
                .noneMatch(obligation -> obligation.startsWith("consent onward-transfer"));
        assertThat(originator.sees(DEA, record.id())).isFalse();
    }

    @Test
    @Tag("P7")
    void to_who_cannot_see_the_record_asking_about_it_is_asking_about_none() {
        String wish = Originator.onwardTo("us-cbp", Originator.LONG).toString();
        List<Response> answers = List.of(
                Originator.asks(
                        originator.calling(DEA, "drug-trafficking"), record.id().toString(), wish),
                Originator.asks(
                        originator.calling(DEA, "drug-trafficking"),
                        RecordId.random().toString(),
                        wish),
                Originator.asks(
                        originator.calling(HSI, "immigration-enforcement"),
                        record.id().toString(),
                        wish));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(answers.get(0).asByteArray());
        });
        assertThat(partners.count("consent_request where record = '" + record.id() + "'"))
                .isZero();
    }

    @Test
    @Tag("P7")
    void only_who_asked_reads_of_a_consent() {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        originator.says(Originator.granted(consent, 1, record.id()));

        Response none = originator.calling(DEA, "drug-trafficking").get("/v1/consents/" + UUID.randomUUID());
        Response others = originator.calling(DEA, "drug-trafficking").get("/v1/consents/" + consent);
        Response noId = originator.calling(DEA, "drug-trafficking").get("/v1/consents/nonsense");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(others.asByteArray()).isEqualTo(none.asByteArray());
        assertThat(noId.asByteArray()).isEqualTo(none.asByteArray());
        assertThat(listed(DEA, "?limit=100")).doesNotContain(consent.toString());
    }

    @Test
    void who_asked_lists_its_requests_page_by_page() {
        List<String> asked = Stream.of(DEA, "us-cbp", "be-customs")
                .map(to -> originator.isAskedToPassOn(record.id(), HSI, to).toString())
                .toList();

        List<String> first = listed(HSI, "?limit=2");
        List<String> second = listed(HSI, "?limit=1&after=" + next(HSI, "?limit=2"));

        assertThat(first).containsExactly(asked.get(2), asked.get(1));
        assertThat(second).containsExactly(asked.get(0));
    }

    /** Who has read as far as a request that goes with its record still reads what was asked before it. */
    @Test
    void a_list_goes_on_after_the_erasure_of_the_record_that_it_had_come_to() {
        UUID first = originator.isAskedToPassOn(record.id(), HSI, DEA);
        RecordTestData gone = RecordTestData.released();
        partners.release(gone);
        UUID second = originator.isAskedToPassOn(gone.id(), HSI, DEA);
        assertThat(listed(HSI, "?limit=1")).containsExactly(second.toString());
        String next = next(HSI, "?limit=1");

        partners.erase(gone);

        assertThat(listed(HSI, "?limit=1&after=" + next)).containsExactly(first.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "kind, gift, $.kind",
        "recipient, us-hsi, $.recipient",
        "recipient, us-nobody, $.recipient",
        "until, 2020-01-01T00:00:00Z, $.until",
        "until, tomorrow, $.until",
        "purposes, , $.purposes",
        "reason, , $.reason",
        "mood, good, $"
    })
    void a_request_says_all_that_it_must_and_nothing_else(String name, String value, String path) {
        ObjectNode wish = Originator.onwardTo(DEA, Originator.LONG);
        if (value == null) wish.remove(name);
        else wish.put(name, value);

        Response ofSeen = originator.asks(HSI, record.id().toString(), wish);
        Response ofNone = originator.asks(HSI, RecordId.random().toString(), wish);

        assertThat(ofSeen.statusCode()).isEqualTo(422);
        assertThat(ofSeen.jsonPath().getString("faults[0].path")).isEqualTo(path);
        assertThat(ofNone.asByteArray()).isEqualTo(ofSeen.asByteArray());
    }

    @Test
    @Tag("P1")
    void nobody_grants_what_was_not_asked_of_them() {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        List<JsonNode> refused = List.of(
                Originator.granted(UUID.randomUUID(), 1, record.id()),
                Originator.granted(consent, 1, RecordId.random()),
                Originator.granted(consent, 1, record.id()).put("agency", "be-customs"),
                Originator.granted(consent, 1, record.id(), List.of("firearms"), Originator.LONG),
                Originator.granted(
                        consent, 1, record.id(), List.of("drug-trafficking"), Originator.LONG.plusSeconds(1)),
                Originator.granted(consent, 0, record.id()),
                Originator.refused(consent, 1, record.id()).put("reason", "In words"),
                Originator.revoked(consent, 1, record.id()).put("state", "perhaps"));

        assertThat(refused).allSatisfy(entry -> assertThatThrownBy(() -> originator.says(entry))
                .as("%s", entry)
                .isInstanceOf(MalformedMessage.class));
        assertThat(originator.sees(DEA, record.id())).isFalse();
    }

    @Test
    @Tag("P6")
    void another_entry_under_the_same_number_is_refused() {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        originator.says(Originator.refused(consent, 1, record.id()));
        originator.says(Originator.refused(consent, 1, record.id()));

        assertThatThrownBy(() -> originator.says(Originator.granted(consent, 1, record.id())))
                .isInstanceOf(MalformedMessage.class);
        assertThat(originator.sees(DEA, record.id())).isFalse();
    }

    @Test
    @Tag("P3")
    void a_consent_that_ran_out_is_expired() {
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        originator.says(Originator.granted(
                consent, 1, record.id(), List.of("drug-trafficking"), Instant.parse("2026-01-01T00:00:00Z")));

        assertThat(originator.sees(DEA, record.id())).isFalse();
        assertThat(state(HSI, consent.toString())).isEqualTo("expired");
    }

    @Test
    void what_is_asked_and_granted_in_words_lies_closed_and_neither_can_be_taken_away() throws SQLException {
        String reason = word();
        String condition = word();
        UUID consent = grantedInWords(reason, condition);
        assertThat(originator.sees(DEA, record.id())).isTrue();

        assertThat(originator
                        .calling(HSI, "drug-trafficking")
                        .get("/v1/consents/" + consent)
                        .asString())
                .contains(reason, condition);
        StolenDatabase stolen = new StolenDatabase(stack);
        assertThat(stolen.tablesWith(consent.toString()))
                .contains("public.consent_request", "public.consent_entry", "public.decision");
        assertThat(stolen.tablesWith(reason)).isEmpty();
        assertThat(stolen.tablesWith(condition)).isEmpty();

        for (String table : List.of("consent_entry", "consent_request")) {
            assertThatThrownBy(() -> partners.execute("web", "delete from " + table))
                    .hasMessageContaining("permission denied");
            partners.execute("worker", "delete from " + table);
            assertThat(partners.count(table + " where record = '" + record.id() + "'"))
                    .as(table)
                    .isOne();
        }
    }

    @Test
    @Tag("P3")
    @Tag("P7")
    void an_erasure_ends_consents_and_what_was_decided_by_them_is_not_guessed() {
        List<String> before = consents();
        UUID consent = grantedInWords(word(), word());
        partners.feedsFollowed(record.id());
        String disclosure = originator.pull(DEA, record.id()).header("Entente-Disclosure");
        assertThat(replayed(disclosure)).isEqualTo("same");
        assertThat(feedOf(DEA)).containsExactly("visible");

        partners.erase(record);

        assertThat(replayed(disclosure)).isEqualTo("inputs-erased");
        assertThat(feedOf(DEA)).containsExactly("visible", "withdrawn");
        Response unknown = originator.calling(HSI, "drug-trafficking").get("/v1/consents/" + UUID.randomUUID());
        Response erased = originator.calling(HSI, "drug-trafficking").get("/v1/consents/" + consent);
        assertThat(erased.statusCode()).isEqualTo(404);
        assertThat(erased.asByteArray()).isEqualTo(unknown.asByteArray());
        assertThat(listed(HSI, "?limit=100")).doesNotContain(consent.toString());
        assertThat(kept()).isZero();
        assertThat(before).containsAll(consents());
    }

    @Test
    @Tag("P6")
    void an_answer_that_an_erasure_overtook_is_taken_and_changes_nothing() {
        List<String> before = consents();
        UUID consent = originator.isAskedToPassOn(record.id(), HSI, DEA);
        partners.erase(record);

        originator.says(Originator.granted(consent, 1, record.id()));
        originator.says(Originator.revoked(consent, 2, record.id()));

        assertThat(kept()).isZero();
        assertThat(before).containsAll(consents());
        assertThat(originator.sees(DEA, record.id())).isFalse();
    }

    private UUID grantedInWords(String reason, String condition) {
        ObjectNode wish = Originator.onwardTo(DEA, Originator.LONG).put("reason", "EXERCISE " + reason);
        Response asked = originator.asks(HSI, record.id().toString(), wish);
        UUID consent = UUID.fromString(asked.jsonPath().getString("consent"));
        ObjectNode grant = Originator.granted(consent, 1, record.id());
        grant.putArray("conditions").add("EXERCISE " + condition);
        originator.says(grant);
        return consent;
    }

    /** @return how many requests and answers are kept about the record */
    private long kept() {
        return partners.count("consent_request where record = '" + record.id() + "'")
                + partners.count("consent_entry where record = '" + record.id() + "'");
    }

    /** @return the hashes of all documents of consents that are kept: what each is about they do not tell */
    private List<String> consents() {
        return partners.texts("select hash from decision_input where kind = 'consent'");
    }

    private String replayed(String disclosure) {
        return RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "an.auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE")
                .get("/v1/disclosures/" + disclosure + "/replay")
                .jsonPath()
                .getString("result");
    }

    private static String word() {
        return "canary" + UUID.randomUUID().toString().replace("-", "");
    }

    private Response asksUnder(String key, String wish) {
        return Originator.asks(
                originator.calling(HSI, "drug-trafficking").header("Idempotency-Key", key),
                record.id().toString(),
                wish);
    }

    private JsonNode requested() {
        JsonNode data = stack.others().receive(Address.CONSENT_REQUESTED).data();
        while (!data.path("record").asText().equals(record.id().toString()))
            data = stack.others().receive(Address.CONSENT_REQUESTED).data();
        return data;
    }

    private String state(String agency, String consent) {
        return originator
                .calling(agency, "drug-trafficking")
                .get("/v1/consents/" + consent)
                .jsonPath()
                .getString("state");
    }

    private String next(String agency, String query) {
        return originator
                .calling(agency, "drug-trafficking")
                .get("/v1/consents" + query)
                .jsonPath()
                .getString("next");
    }

    private List<String> listed(String agency, String query) {
        return originator
                .calling(agency, "drug-trafficking")
                .get("/v1/consents" + query)
                .jsonPath()
                .getList("consents.consent");
    }

    /** @return what the agency's feed has told of the record under drug trafficking, in order */
    private List<String> feedOf(String agency) {
        return stackRows("select change from feed_entry where agency = '" + agency + "' and record = '" + record.id()
                + "' and purposes like '%,drug-trafficking,%' order by number");
    }

    private List<String> stackRows(String sql) {
        try (var owner = stack.as("owner");
                var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> obligations(Map<String, JsonNode> event) {
        List<String> all = new ArrayList<>();
        event.get("obligations")
                .forEach(one -> all.add(one.path("kind").asText() + " "
                        + one.path("value").asText() + " " + one.path("source").asText()));
        return all;
    }
}
