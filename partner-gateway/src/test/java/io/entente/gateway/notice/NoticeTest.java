package io.entente.gateway.notice;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.ServiceClock;
import io.entente.kernel.event.Address;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.StolenDatabase;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What originators are told of who asked, and what askers learn of that. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class NoticeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JUSTIFICATION = "EXERCISE-2026-17";

    TestStack stack;
    Partners partners;

    @Inject
    ServiceClock clock;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P7")
    void a_silent_hit_is_told_to_the_originator_and_the_asker_gets_nothing() {
        RecordTestData record = shelved("silent");

        List<JsonNode> told =
                told(record, () -> pull(partners.hsi(), record).then().statusCode(404));

        assertThat(told).hasSize(1);
        JsonNode notice = told.get(0);
        assertThat(notice.path("agency").textValue()).isEqualTo("us-hsi");
        assertThat(notice.path("originator").textValue()).isEqualTo("be-fgp");
        assertThat(notice.path("contact").textValue()).isEqualTo("liaison@us-hsi.example");
        assertThat(notice.path("outcome").textValue()).isEqualTo("nothing");
        assertThat(notice.path("clauses").toString()).isEqualTo("[\"us-be/1/queries\"]");
        assertThat(notice.toString()).doesNotContain(JUSTIFICATION, "drug-trafficking", "analyst");
    }

    @ParameterizedTest
    @CsvSource({"full, disclosed", "pointer, pointer", "silent, nothing"})
    void the_originator_learns_what_the_asker_got(String mode, String outcome) {
        RecordTestData record = shelved(mode);

        assertThat(told(record, () -> pull(partners.hsi(), record)))
                .extracting(notice -> notice.path("outcome").textValue())
                .containsExactly(outcome);
    }

    @Test
    void an_asker_may_tell_all_and_until_it_is_told_it_lies_closed() throws SQLException {
        RecordTestData record = shelved("silent");
        String why = "EXERCISE " + UUID.randomUUID();

        List<JsonNode> told = told(record, () -> {
            Response missed = RestAssured.given()
                    .auth()
                    .oauth2(stack.issuers().token("US", "us-hsi", "us-hsi-analyst", "partner-analyst"))
                    .header("Entente-Purpose", "drug-trafficking")
                    .header("Entente-Justification", why)
                    .header("Entente-Notice", "full")
                    .header("Entente-On-Behalf-Of", "officer-7")
                    .get("/v1/records/" + record.id());
            assertThat(missed.statusCode()).isEqualTo(404);
            assertThat(new StolenDatabase(stack).tablesWith(why)).isEmpty();
        });

        assertThat(told).hasSize(1);
        assertThat(told.get(0).path("purpose").textValue()).isEqualTo("drug-trafficking");
        assertThat(told.get(0).path("justification").textValue()).isEqualTo(why);
        assertThat(told.get(0).path("officer").textValue()).isEqualTo("officer-7");
    }

    @Test
    void a_clock_that_is_set_back_puts_no_notice_off() {
        RecordTestData record = shelved("silent");
        List<JsonNode> before = told(record, () -> pull(partners.hsi(), record));
        assertThat(before).hasSize(1);

        List<JsonNode> told = told(
                record,
                () -> partners.execute(
                        "owner",
                        "insert into query_due (decision, agency, notice, due_at)"
                                + " select id, agency, 'contact', now() + interval '1 hour' from decision"
                                + " where agency = 'us-hsi' and record = '" + record.id() + "'"));

        // The first may still lie in the outbox.
        assertThat(told).filteredOn(notice -> !before.contains(notice)).hasSize(1);
    }

    /** Instances share one queue, and not one clock: what one puts off is put off for all. */
    @Test
    void what_cannot_be_told_is_put_off_by_the_clock_of_the_database_whatever_the_instances_says() throws Exception {
        RecordTestData record = shelved("silent");
        assertThat(told(record, () -> pull(partners.hsi(), record))).hasSize(1);
        String poison = "query_due where words = 'EXERCISE'";
        try {
            clock.ahead(Duration.ofSeconds(90), () -> {
                partners.execute(
                        "owner",
                        "insert into query_due (decision, agency, notice, words, due_at)"
                                + " select id, agency, 'full', 'EXERCISE', now() from decision"
                                + " where agency = 'us-hsi' and record = '" + record.id() + "'");
                await().atMost(PATIENCE).until(() -> partners.count(poison + " and due_at > clock_timestamp()") == 1);
            });

            assertThat(partners.count(poison + " and due_at > clock_timestamp() + interval '1 minute'"))
                    .as("what another instance would take at once")
                    .isZero();
        } finally {
            partners.execute("owner", "delete from " + poison);
        }
    }

    @Test
    void a_query_is_due_by_the_clock_of_the_database_from_the_start() throws Exception {
        RecordTestData record = shelved("silent");
        partners.execute("owner", "revoke select on query_due from " + stack.database() + "_worker");
        try {
            clock.ahead(Duration.ofSeconds(30), () -> pull(partners.hsi(), record));

            assertThat(partners.count("query_due where due_at > clock_timestamp()"))
                    .isZero();
        } finally {
            partners.execute("owner", "grant select on query_due to " + stack.database() + "_worker");
        }
    }

    @Test
    void a_person_is_told_of_by_a_pseudonym() {
        RecordTestData record = shelved("full");

        List<JsonNode> told = told(record, () -> pull(partners.hsi().header("Entente-Notice", "full"), record));

        assertThat(told.get(0).path("officer").textValue()).hasSize(22).doesNotContain("analyst");
    }

    @Test
    @Tag("P1")
    void without_a_clause_for_queries_the_originator_is_told_nothing_and_that_is_on_record() {
        RecordTestData record = shelved("silent");

        assertThat(told(record, () -> pull(partners.hsi("firearms"), record))).isEmpty();
        assertThat(partners.count("decision where agency = 'be-fgp' and record = '" + record.id()
                        + "' and answer like '%\"withhold\"%' and answer like '%no-clause%'"))
                .isOne();
    }

    @Test
    @Tag("P1")
    void to_be_silent_about_ones_query_takes_a_clause_too() {
        RecordTestData quiet = shelved("silent");
        RecordTestData told = shelved("silent");
        RecordTestData elsewhere = shelved("silent");

        assertThat(told(quiet, () -> pull(partners.hsi("money-laundering").header("Entente-Notice", "none"), quiet)))
                .isEmpty();
        assertThat(told(told, () -> pull(partners.hsi("money-laundering"), told)))
                .hasSize(1);
        assertThat(told(elsewhere, () -> pull(partners.hsi().header("Entente-Notice", "none"), elsewhere)))
                .hasSize(1)
                .allMatch(notice -> notice.path("purpose").isNull());
    }

    @Test
    @Tag("P7")
    void who_asks_for_what_was_never_meant_for_it_is_nobodys_business_but_the_auditors() {
        RecordTestData record = shelved("full");
        RecordTestData recalled = shelved("full");
        partners.recall(recalled);

        assertThat(told(record, () -> pull(partners.analyst("US", "us-dea", "drug-trafficking"), record)))
                .isEmpty();
        assertThat(told(recalled, () -> pull(partners.hsi(), recalled))).isEmpty();
        assertThat(partners.count("decision where agency = 'be-fgp' and record in ('" + record.id() + "', '"
                        + recalled.id() + "')"))
                .isZero();
    }

    @Test
    void nobody_is_told_of_a_query_for_what_was_erased_meanwhile() {
        RecordTestData record = shelved("silent");

        List<JsonNode> told = told(record, () -> {
            partners.execute("owner", "revoke select on query_due from " + stack.database() + "_worker");
            try {
                pull(partners.hsi(), record);
                partners.erase(record);
            } finally {
                partners.execute("owner", "grant select on query_due to " + stack.database() + "_worker");
            }
        });

        assertThat(told).isEmpty();
    }

    @Test
    void what_a_query_was_decided_on_goes_with_its_record() {
        RecordTestData record = shelved("silent");
        assertThat(told(record, () -> pull(partners.hsi(), record))).hasSize(1);
        String inputs = "decision_input where position('" + record.id() + "' in encode(document, 'escape')) > 0";
        assertThat(partners.count(inputs)).isEqualTo(2);

        partners.erase(record);

        assertThat(partners.count(inputs)).isZero();
    }

    @Test
    void a_notice_is_a_decision_that_its_originators_auditors_can_make_again_and_the_askers_cannot_find() {
        RecordTestData record = shelved("silent");

        String notice = told(record, () -> pull(partners.hsi(), record))
                .get(0)
                .path("notice")
                .textValue();

        Response again = auditor("BE", "be-customs").get("/v1/disclosures/" + notice + "/replay");
        assertThat(again.statusCode()).isEqualTo(200);
        JsonNode replayed = StrictJson.read(again.asByteArray());
        assertThat(replayed.path("result").textValue()).isEqualTo("same");
        assertThat(replayed.path("recorded").path("decision").textValue()).isEqualTo("point");
        assertThat(replayed.path("recorded").path("contact").textValue()).isEqualTo("liaison@us-hsi.example");
        assertThat(auditor("US", "us-dea")
                        .get("/v1/disclosures/" + notice + "/replay")
                        .statusCode())
                .isEqualTo(404);
        assertThat(partners.count("decision where record = '" + record.id() + "' and 'US' in (asker_side, owner_side)"))
                .as("the pull itself, and nothing else, is there for the asker's side to be made again")
                .isOne();
    }

    @Test
    @Tag("P7")
    void a_silent_record_and_none_leave_the_same_to_the_askers_side() {
        String silent = shelved("silent").id().toString();
        String none = RecordId.random().toString();

        List<List<String>> left = Stream.of(silent, none)
                .map(id -> Sent.during(stack, () -> {
                            partners.hsi().get("/v1/records/" + id).then().statusCode(404);
                            awaitTold();
                        })
                        .stream()
                        .filter(sent -> sent.address() == Address.AUDIT_GATEWAY)
                        .filter(sent -> Partners.asker(sent.event())
                                .get("record")
                                .asText()
                                .equals(id))
                        .map(sent ->
                                sent.event().data().path("statement").asText().length() + " "
                                        + Partners.asker(sent.event()).get("criteria"))
                        .toList())
                .toList();

        assertThat(left.get(0)).hasSize(1).isEqualTo(left.get(1));
    }

    @Test
    @Tag("P7")
    void a_wish_that_nobody_knows_is_refused_before_anything_is_looked_up() {
        String silent = shelved("silent").id().toString();

        for (String id : List.of(silent, RecordId.random().toString()))
            partners.hsi()
                    .header("Entente-Notice", "perhaps")
                    .get("/v1/records/" + id)
                    .then()
                    .statusCode(400)
                    .body("faults[0].path", org.hamcrest.Matchers.equalTo("Entente-Notice"));
    }

    private RecordTestData shelved(String mode) {
        RecordTestData record = RecordTestData.released().to(Map.of("us-hsi", mode));
        partners.release(record);
        return record;
    }

    private static Response pull(RequestSpecification asker, RecordTestData record) {
        return asker.get("/v1/records/" + record.id());
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** @return what the originator is told of a record, once the worker has seen to all that was asked */
    private List<JsonNode> told(RecordTestData record, Work work) {
        // What was told before goes first.
        partners.everythingSent();
        return Sent.during(stack, () -> {
                    try {
                        work.run();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                    awaitTold();
                })
                .stream()
                .filter(sent -> sent.address() == Address.QUERY_MATCHED)
                .map(sent -> sent.event().data())
                .filter(data -> data.path("record").asText().equals(record.id().toString()))
                .toList();
    }

    private void awaitTold() {
        await().atMost(PATIENCE).until(() -> partners.everyOwnerIsTold());
    }

    private RequestSpecification auditor(String jurisdiction, String agency) {
        return RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token(jurisdiction, agency, agency + ".auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE yearly check");
    }
}
