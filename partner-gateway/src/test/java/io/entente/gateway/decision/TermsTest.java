package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.gateway.consent.Originator;
import io.entente.gateway.consent.Originators;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a recipient reads of the terms on which it was given something. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class TermsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    Originators originators;

    TestStack stack;
    private Partners partners;
    private final RecordTestData record = RecordTestData.released();

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P1")
    void whoever_pulled_reads_which_clause_let_each_class_through_and_what_it_owes() {
        partners.release(record);
        Response pulled = partners.hsi().get("/v1/records/" + record.id());

        JsonNode terms = terms(pulled);

        assertThat(terms.path("disclosure").textValue()).isEqualTo(pulled.header("Entente-Disclosure"));
        assertThat(terms.path("record").textValue()).isEqualTo(record.id().toString());
        assertThat(terms.path("purpose").textValue()).isEqualTo("drug-trafficking");
        assertThat(terms.path("got").textValue()).isEqualTo("full");
        assertThat(terms.path("classes"))
                .extracting(carried -> carried.path("class").textValue() + " "
                        + carried.path("clauses").path(0).textValue())
                .containsExactlyInAnyOrder(
                        "type us-be/1/drug-cases",
                        "marking us-be/1/drug-cases",
                        "reference us-be/1/drug-cases",
                        "logistics us-be/1/drug-cases",
                        "seizure us-be/1/drug-cases",
                        "narrative us-be/1/drug-cases");
        assertThat(terms.path("clauses"))
                .hasToString(
                        "[{\"clause\":\"us-be/1/drug-cases\",\"agreement\":\"EXERCISE: an agreement for tests\",\"cites\":"
                                + "[{\"instrument\":\"An agreement\",\"date\":\"2011-09-20\",\"article\":\"Art. 1\","
                                + "\"source\":\"made up for tests\"}]}]");
        assertThat(owed(terms))
                .containsExactly(
                        "use-restriction no-immigration-enforcement us-be/1/drug-cases",
                        "sharing amber record",
                        "judicial-use consent us-be/1/drug-cases",
                        "retention P5Y us-be/1/drug-cases");
        assertThat(terms.path("keepUntil").textValue()).isEqualTo(pulled.header("Entente-Keep-Until"));
    }

    @Test
    @Tag("P1")
    void what_two_clauses_oblige_to_is_owed_by_both_and_the_shorter_retention_counts() {
        String wide = agree("[\"type\", \"reference\", \"narrative\"]", "no-military-use", "P2Y");
        String narrow = agree("[\"reference\", \"logistics\"]", "intelligence-only", "P1Y");
        RecordTestData both = record.to(Map.of("eu-euda", "full"));
        partners.release(both);
        Response pulled = partners.analyst("EU", "eu-euda", "money-laundering").get("/v1/records/" + both.id());

        JsonNode terms = terms("EU", "eu-euda", pulled.header("Entente-Disclosure"));

        assertThat(owed(terms))
                .contains(
                        "use-restriction no-military-use " + wide,
                        "use-restriction intelligence-only " + narrow,
                        "retention P2Y " + wide,
                        "retention P1Y " + narrow);
        assertThat(terms.path("clauses"))
                .extracting(clause -> clause.path("clause").textValue())
                .containsExactlyInAnyOrder(wide, narrow);
        Map<String, List<String>> carried = StreamSupport.stream(
                        terms.path("classes").spliterator(), false)
                .collect(Collectors.toMap(
                        one -> one.path("class").textValue(), one -> DecisionText.texts(one.path("clauses"))));
        assertThat(carried).containsOnlyKeys("type", "reference", "narrative", "logistics");
        assertThat(carried.get("reference")).containsExactlyInAnyOrder(wide, narrow);
        assertThat(carried.get("narrative")).containsExactly(wide);
        assertThat(carried.get("logistics")).containsExactly(narrow);
        assertThat(terms.path("keepUntil").textValue())
                .isEqualTo(pulled.header("Entente-Keep-Until"))
                .isEqualTo(Instant.parse(terms.path("at").textValue())
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .plusYears(1)
                        .toString());
    }

    @Test
    @Tag("P3")
    void the_consent_that_let_an_agency_in_is_among_its_terms_with_the_words_of_its_conditions() {
        partners.release(record);
        Originator originator = originators.with(partners);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));
        String disclosure = originator.pull("us-dea", record.id()).header("Entente-Disclosure");

        JsonNode terms = terms("US", "us-dea", disclosure);
        originator.says(Originator.revoked(consent, 2, record.id()));

        assertThat(owed(terms))
                .endsWith(
                        "consent onward-transfer consent/" + consent,
                        "condition EXERCISE the case team alone consent/" + consent);
        assertThat(terms("US", "us-dea", disclosure))
                .as("what was given is held on the same terms after the consent is revoked")
                .isEqualTo(terms);
    }

    @Test
    void a_pointer_has_the_clause_it_was_given_under_and_neither_classes_nor_obligations() {
        RecordTestData pointed = record.to(Map.of("us-hsi", "pointer"));
        partners.release(pointed);

        JsonNode terms = terms(partners.hsi().get("/v1/records/" + pointed.id()));

        assertThat(terms.path("got").textValue()).isEqualTo("pointer");
        assertThat(terms.path("clauses").path(0).path("clause").textValue()).isEqualTo("us-be/1/drug-cases");
        assertThat(terms.path("classes")).isEmpty();
        assertThat(terms.path("obligations")).isEmpty();
        assertThat(terms.path("keepUntil").isNull()).isTrue();
    }

    @Test
    void they_say_what_the_event_of_the_pull_says_and_nothing_of_the_record() {
        partners.release(record);
        Response pulled = partners.hsi().get("/v1/records/" + record.id());

        JsonNode terms = terms(pulled);

        Map<String, JsonNode> event = partners.eventOf(pulled);
        assertThat(terms.path("classes").findValuesAsText("class")).isEqualTo(DecisionText.texts(event.get("classes")));
        assertThat(terms.path("clauses").findValuesAsText("clause"))
                .isEqualTo(DecisionText.texts(event.get("clauses")));
        assertThat(terms.path("obligations")).isEqualTo(event.get("obligations"));
        assertThat(terms.toString()).doesNotContain("rear panel", "BE-FGP", "CSQU3054383", "BEANR", "@");
    }

    @Test
    void they_are_what_was_put_on_record_and_not_decided_anew() throws SQLException {
        partners.release(record);
        Response pulled = partners.hsi().get("/v1/records/" + record.id());
        partners.execute(
                "owner",
                "update decision set answer = replace(answer, '\"narrative\"', '\"substance\"') where id ="
                        + " (select decision from disclosure where id = '" + pulled.header("Entente-Disclosure")
                        + "')");

        assertThat(terms(pulled).path("classes"))
                .extracting(JsonNode::toString)
                .contains("{\"class\":\"substance\",\"clauses\":[]}")
                .noneMatch(carried -> carried.contains("narrative"));
    }

    @Test
    @Tag("P7")
    void what_was_not_disclosed_to_ones_own_agency_is_as_if_it_had_never_been() {
        RecordTestData others = RecordTestData.released().to(Map.of("us-cbp", "full"));
        RecordTestData silent = RecordTestData.released().to(Map.of("us-hsi", "silent"));
        RecordTestData recalled = RecordTestData.released();
        for (RecordTestData one : List.of(record, others, silent, recalled)) partners.release(one);
        partners.recall(recalled);
        Response unknown = read(UUID.randomUUID().toString());

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.header("Cache-Control")).isEqualTo("no-store");
        String anothers = partners.analyst("US", "us-cbp", "drug-trafficking")
                .get("/v1/records/" + others.id())
                .header("Entente-Disclosure");
        assertThat(terms("US", "us-cbp", anothers).path("got").textValue()).isEqualTo("full");
        assertSame(unknown, read(anothers));
        for (RecordId hidden : List.of(others.id(), silent.id(), recalled.id(), RecordId.random()))
            assertSame(unknown, read(disclosure(hidden.toString(), "drug-trafficking")));
        assertSame(unknown, read(disclosure(record.id().toString(), "immigration-enforcement")));
        assertSame(unknown, read(disclosure("no-uuid-at-all", "drug-trafficking")));
        assertSame(unknown, read("no-uuid-at-all"));
        assertSame(unknown, read(record.id().toString()));
    }

    @Test
    @Tag("P7")
    void that_an_owner_was_told_of_a_query_is_no_disclosure_of_a_record_with_terms() {
        partners.release(record);
        partners.hsi().get("/v1/records/" + record.id());
        String notices = "select id from disclosure where agency = 'be-fgp' and record = '" + record.id() + "'";
        await().atMost(PATIENCE).until(() -> !partners.texts(notices).isEmpty());

        assertThat(partners.analyst("BE", "be-fgp", "drug-trafficking")
                        .get("/v1/disclosures/" + partners.texts(notices).get(0))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("P3")
    void what_was_given_and_then_recalled_is_owed_for_as_before() {
        partners.release(record);
        String disclosure = disclosure(record.id().toString(), "drug-trafficking");
        JsonNode before = terms("US", "us-hsi", disclosure);

        partners.recall(record);

        assertThat(terms("US", "us-hsi", disclosure)).isEqualTo(before);
    }

    @Test
    @Tag("P3")
    void an_erasure_takes_the_words_of_conditions_and_leaves_what_is_owed() {
        partners.release(record);
        Originator originator = originators.with(partners);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));
        String disclosure = originator.pull("us-dea", record.id()).header("Entente-Disclosure");
        JsonNode before = terms("US", "us-dea", disclosure);

        partners.erase(record);

        JsonNode after = terms("US", "us-dea", disclosure);
        assertThat(owed(after)).endsWith("condition null consent/" + consent);
        assertThat(after.toString())
                .isEqualTo(before.toString().replace("\"EXERCISE the case team alone\"", "null"))
                .isNotEqualTo(before.toString());
    }

    @Test
    void whoever_reads_terms_is_on_record_for_the_owner_too_and_who_found_none_for_its_own_side() {
        partners.release(record);
        String disclosure = disclosure(record.id().toString(), "drug-trafficking");
        String missed = UUID.randomUUID().toString();

        terms("US", "us-hsi", disclosure);
        read(missed);

        WireEvent found = reading(disclosure);
        Map<String, JsonNode> said = Partners.asker(found);
        assertThat(said.get("outcome").textValue()).isEqualTo("disclosed");
        assertThat(said.get("record").textValue()).isEqualTo(record.id().toString());
        assertThat(said.get("partner").textValue()).isEqualTo("be-fgp");
        assertThat(said.get("justification").textValue()).isEqualTo("EXERCISE-2026-17");
        assertThat(found.data().path("entitled").path("owner").textValue()).isEqualTo("BE");
        WireEvent nothing = reading(missed);
        assertThat(Partners.asker(nothing).get("outcome").textValue()).isEqualTo("nothing");
        assertThat(Partners.asker(nothing).get("record").isNull()).isTrue();
        assertThat(nothing.data().path("entitled").path("owner").isNull()).isTrue();
    }

    @Test
    @Tag("P2")
    void terms_that_cannot_be_read_on_record_are_not_told() throws SQLException {
        partners.release(record);
        String disclosure = disclosure(record.id().toString(), "drug-trafficking");

        Response found;
        Response missed;
        partners.execute("owner", "revoke insert on outbox from gateway_web");
        try {
            found = read(disclosure);
            missed = read(UUID.randomUUID().toString());
        } finally {
            partners.execute("owner", "grant insert on outbox to gateway_web");
        }

        assertThat(found.statusCode()).isEqualTo(503);
        assertThat(missed.asByteArray()).isEqualTo(found.asByteArray());
    }

    /** @return the one clause of an agreement of BE with EUDA, under which it gets seizures for money laundering */
    private String agree(String classes, String imposes, String retention) {
        String json = AgreementTestData.between("eu-euda", "BE", LONG_AGO, "")
                .replace("[\"drug-trafficking\"]", "[\"money-laundering\"]")
                .replace("[\"type\", \"reference\", \"logistics\"]", classes)
                .replace("\"imposes\": []", "\"imposes\": [\"" + imposes + "\"], \"retention\": \"" + retention + "\"");
        AgreementTestData.take(worker, Clock.systemUTC(), stack.keys(), json)
                .await()
                .atMost(PATIENCE);
        return StrictJson.read(json.getBytes(StandardCharsets.UTF_8)).path("id").textValue() + "/1/permit";
    }

    private String disclosure(String id, String purpose) {
        return partners.hsi(purpose).get("/v1/records/" + id).header("Entente-Disclosure");
    }

    private Response read(String disclosure) {
        return partners.hsi().get("/v1/disclosures/" + disclosure);
    }

    private JsonNode terms(Response pulled) {
        return terms("US", "us-hsi", pulled.header("Entente-Disclosure"));
    }

    private JsonNode terms(String jurisdiction, String agency, String disclosure) {
        Response read =
                partners.analyst(jurisdiction, agency, "drug-trafficking").get("/v1/disclosures/" + disclosure);
        assertThat(read.statusCode()).as(read.asString()).isEqualTo(200);
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
        return StrictJson.read(read.asByteArray());
    }

    private WireEvent reading(String disclosure) {
        while (true) {
            WireEvent event = stack.others().receive(Address.AUDIT_GATEWAY);
            Map<String, JsonNode> said = Partners.asker(event);
            if (said.get("type").asText().equals("terms.read")
                    && said.get("disclosure").asText().equals(disclosure)) return event;
        }
    }

    private static List<String> owed(JsonNode terms) {
        return StreamSupport.stream(terms.path("obligations").spliterator(), false)
                .map(owed ->
                        owed.path("kind").asText() + " " + owed.path("value").asText() + " "
                                + owed.path("source").asText())
                .toList();
    }

    private static void assertSame(Response expected, Response actual) {
        assertThat(actual.statusLine()).isEqualTo(expected.statusLine());
        assertThat(actual.asByteArray()).isEqualTo(expected.asByteArray());
        assertThat(headers(actual)).isEqualTo(headers(expected));
    }

    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("Date")
                        // What is left falls with every call, whatever it asked for.
                        && !header.getName().equalsIgnoreCase("RateLimit"))
                .map(Object::toString)
                .toList();
    }
}
