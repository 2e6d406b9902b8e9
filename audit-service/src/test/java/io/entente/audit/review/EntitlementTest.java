package io.entente.audit.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.audit.AuditDatabase;
import io.entente.audit.AuditProfile;
import io.entente.audit.EventTestData;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.EventStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(AuditProfile.class)
class EntitlementTest {
    TestStack stack;
    private AuditDatabase database;
    private Auditors auditors;
    private UUID record;

    @BeforeEach
    void look() {
        database = new AuditDatabase(stack);
        auditors = new Auditors(stack.issuers());
        record = UUID.randomUUID();
    }

    @Test
    @Tag("P7")
    void the_owners_auditor_sees_why_it_was_withheld_and_a_pseudonym_in_place_of_the_officer() {
        database.taken(EventTestData.withheld().on(record));

        JsonNode event = Auditors.only(Auditors.search(auditors.of("BE"), "record", record));

        assertThat(event.path("agency").textValue()).isEqualTo("us-hsi");
        assertThat(event.path("purpose").textValue()).isEqualTo("immigration-enforcement");
        assertThat(event.path("pseudonym").textValue()).isEqualTo("p-hsi-1");
        assertThat(event.path("officer").isNull()).isTrue();
        assertThat(event.path("justification").isNull()).isTrue();
        assertThat(event.path("partner").textValue()).isEqualTo("be-fgp");
        assertThat(event.path("decision").textValue()).isEqualTo("withhold");
        assertThat(event.path("refusal"))
                .isEqualTo(
                        Auditors.json("{\"reason\":\"forbidden-by-clause\",\"clauses\":[\"us-be/no-immigration\"]}"));
    }

    @Test
    @Tag("P7")
    void the_askers_auditor_sees_its_officer_in_clear_and_nothing_of_the_refusal() {
        database.taken(EventTestData.withheld().on(record));

        JsonNode event = Auditors.only(Auditors.search(auditors.of("US"), "record", record));

        assertThat(event.path("officer").textValue()).isEqualTo("analyst.hsi");
        assertThat(event.path("justification").textValue()).isEqualTo("EXERCISE case 7");
        assertThat(event.path("outcome").textValue()).isEqualTo("nothing");
        assertThat(event.path("partner").isNull()).isTrue();
        assertThat(event.path("decision").isNull()).isTrue();
        assertThat(event.path("refusal").isNull()).isTrue();
        assertThat(Auditors.search(auditors.of("US"), "record", record, "clause", "us-be/no-immigration"))
                .isEmpty();
        assertThat(Auditors.search(auditors.of("US"), "record", record, "decision", "withhold"))
                .isEmpty();
    }

    @Test
    @Tag("P7")
    void to_the_askers_auditor_a_hidden_record_and_no_record_are_the_same() {
        UUID none = UUID.randomUUID();
        long hidden = database.taken(EventTestData.withheld().on(record));
        long missing = database.taken(EventTestData.nothing().on(none));

        assertThat(Auditors.sameButForItsNames(Auditors.only(Auditors.search(auditors.of("US"), "record", record))))
                .isEqualTo(
                        Auditors.sameButForItsNames(Auditors.only(Auditors.search(auditors.of("US"), "record", none))));
        JsonNode first = Auditors.body(Auditors.open(auditors.of("US"), hidden));
        JsonNode second = Auditors.body(Auditors.open(auditors.of("US"), missing));
        assertThat(Auditors.lengths(first)).isEqualTo(Auditors.lengths(second));
        assertThat(Auditors.names(first)).isEqualTo(Auditors.names(second));
        assertThat(first.path("statement").textValue())
                .hasSameSizeAs(second.path("statement").textValue());
    }

    @Test
    void a_third_jurisdictions_auditor_sees_nothing_of_it() {
        long index = database.taken(EventTestData.disclosed().on(record));

        assertThat(Auditors.search(auditors.of("EU"), "record", record)).isEmpty();
        Response theirs = Auditors.open(auditors.of("EU"), index);
        Response none = Auditors.open(auditors.of("EU"), 999_999_999);
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.asString()).isEqualTo(none.asString());
        assertThat(theirs.contentType()).isEqualTo(none.contentType());
    }

    @Test
    void within_one_jurisdiction_its_auditor_sees_the_whole_event() {
        database.taken(EventTestData.disclosed().on(record).ownedBy("us-cbp", "US"));

        JsonNode event = Auditors.only(Auditors.search(auditors.of("US"), "record", record));

        assertThat(event.path("officer").textValue()).isEqualTo("analyst.hsi");
        assertThat(event.path("pseudonym").textValue()).isEqualTo("p-hsi-1");
        assertThat(event.path("decision").textValue()).isEqualTo("disclose");
        assertThat(event.path("clauses")).isEqualTo(Auditors.json("[\"us-be/art-4\"]"));
        assertThat(event.path("classes")).isEqualTo(Auditors.json("[\"logistics\",\"seizure\"]"));
    }

    @Test
    void an_event_can_be_checked_by_whoever_is_entitled_to_it() {
        EventTestData event = EventTestData.withheld().on(record);
        long index = database.taken(event);

        JsonNode evidence = Auditors.body(Auditors.open(auditors.of("BE"), index));

        List<Disclosed> disclosures = StreamSupport.stream(
                        evidence.path("disclosures").spliterator(), false)
                .map(encoded -> Disclosed.parse(encoded.textValue()))
                .toList();
        var statement = new SdStatement(evidence.path("statement").textValue(), disclosures);
        ObjectNode visible = statement.verified(
                EventStatement.TYP,
                stack.keys().register().service("partner-gateway").orElseThrow().signingKeys());
        assertThat(visible.path("jti").textValue()).isEqualTo(event.id().toString());
        assertThat(evidence.path("index").longValue()).isEqualTo(index);
        assertThat(Auditors.names(evidence)).contains("refusal").doesNotContain("officer");
    }

    @Test
    @Tag("P4")
    void only_auditors_look() {
        for (String path : List.of("/v1/events", "/v1/events/0")) {
            assertThat(auditors.as("US", "partner-analyst")
                            .header("Entente-Ground", Auditors.GROUND)
                            .get(path)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(given().header("Entente-Ground", Auditors.GROUND)
                            .get(path)
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
