package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.AgreementDocument;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A decision on record, made again after its agreement was replaced in the way that parties replace one: uploaded, approved
 * by two of each, and signed. The Belgian side reads what was decided then and what would be today.
 */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P1")
class ReplayAcrossVersionsTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2099-01-01T00:00:00Z");

    TestStack stack;
    private Partners partners;
    private RecordTestData record;
    private String first;
    private final List<Brought> brought = new ArrayList<>();

    /** What somebody brought into force. */
    private record Brought(VersionKey version, Signatory by) {}

    @BeforeEach
    void a_record_is_pulled_under_a_first_version() {
        partners = new Partners(stack);
        record = RecordTestData.released().to(Map.of("eu-euda", "full"));
        partners.release(record);
        first = AgreementTestData.between("eu-euda", "be-fgp", LONG_AGO, "");
        bringIntoForce(first);
    }

    @AfterEach
    void nothing_of_it_is_left_in_force() {
        brought.forEach(one -> one.by().suspend(one.version()));
    }

    @Test
    void under_a_newer_version_both_answers_are_shown() {
        String disclosure = pulled(200);
        assertThat(replayed("BE", "be-customs", disclosure).has("today"))
                .as("nothing has changed")
                .isFalse();

        bringIntoForce(second(first, "narrative", LONG_AGO));

        JsonNode replay = replayed("BE", "be-customs", disclosure);
        assertThat(replay.path("result").textValue()).isEqualTo("same");
        for (String then : List.of("recorded", "again")) {
            assertThat(texts(replay.path(then).path("clauses"))).containsExactly(id() + "/1/permit");
            assertThat(texts(replay.path(then).path("classes")))
                    .containsExactlyInAnyOrder("type", "reference", "logistics");
        }
        assertThat(replay.path("today").path("decision").textValue()).isEqualTo("disclose");
        assertThat(texts(replay.path("today").path("clauses"))).containsExactly(id() + "/2/permit");
        assertThat(texts(replay.path("today").path("classes")))
                .containsExactlyInAnyOrder("type", "reference", "narrative");
        // It is what a pull gets now, and that pull has nothing newer beside it.
        JsonNode now = replayed("BE", "be-customs", pulled(200));
        assertThat(now.path("recorded")).isEqualTo(replay.path("today"));
        assertThat(now.has("today")).isFalse();
    }

    @Test
    void a_version_that_would_refuse_is_shown_beside_the_disclosure_and_the_other_way_round() {
        String disclosed = pulled(200);
        bringIntoForce(second(first, "logistics", LONG_AGO).replace("drug-trafficking", "money-laundering"));
        String refused = pulled(404);

        JsonNode first = replayed("BE", "be-fgp", disclosed);
        assertThat(first.path("recorded").path("decision").textValue()).isEqualTo("disclose");
        assertThat(first.path("today").path("decision").textValue()).isEqualTo("withhold");
        assertThat(first.path("today").path("reason").textValue()).isEqualTo("no-clause");

        bringIntoForce(third());
        JsonNode again = replayed("BE", "be-fgp", refused);
        assertThat(again.path("recorded").path("reason").textValue()).isEqualTo("no-clause");
        assertThat(again.path("today").path("decision").textValue()).isEqualTo("disclose");
    }

    @Test
    void a_version_whose_date_is_to_come_decides_nothing_today() {
        String disclosure = pulled(200);

        bringIntoForce(second(first, "narrative", FAR_OFF));

        assertThat(replayed("BE", "be-fgp", disclosure).has("today")).isFalse();
    }

    @Test
    void a_suspension_is_shown_as_what_it_is_today() {
        String disclosure = pulled(200);

        signatories().get(2).suspend(brought.get(0).version()).then().statusCode(200);

        JsonNode replay = replayed("BE", "be-fgp", disclosure);
        assertThat(replay.path("result").textValue()).isEqualTo("same");
        assertThat(replay.path("today").path("reason").textValue()).isEqualTo("no-agreement");
    }

    @Test
    @Tag("P7")
    void the_askers_side_is_not_told_what_it_would_get_today() {
        String disclosure = pulled(200);
        bringIntoForce(second(first, "narrative", LONG_AGO));

        JsonNode replay = replayed("EU", "eu-euda", disclosure);

        assertThat(replay.path("side").textValue()).isEqualTo("asker");
        assertThat(texts(replay.path("recorded").path("clauses"))).containsExactly(id() + "/1/permit");
        assertThat(replay.has("again")).isFalse();
        assertThat(replay.has("today")).isFalse();
    }

    @Test
    @Tag("P7")
    void an_agreement_of_others_changes_nothing() {
        String disclosure = pulled(200);

        bringIntoForce(AgreementTestData.between("eu-europol", "be-customs", LONG_AGO, ""), others());

        assertThat(replayed("BE", "be-fgp", disclosure).has("today")).isFalse();
    }

    @Test
    @Tag("P3")
    void once_the_record_is_erased_no_answer_is_made_again_under_any_version() {
        String disclosure = pulled(200);
        bringIntoForce(second(first, "narrative", LONG_AGO));
        assertThat(replayed("BE", "be-fgp", disclosure).has("today")).isTrue();

        partners.erase(record);

        JsonNode replay = replayed("BE", "be-fgp", disclosure);
        assertThat(replay.path("result").textValue()).isEqualTo("inputs-erased");
        assertThat(replay.path("recorded").path("decision").textValue()).isEqualTo("disclose");
        assertThat(replay.has("again")).isFalse();
        assertThat(replay.has("today")).isFalse();
    }

    private String pulled(int status) {
        Response pull = partners.analyst("EU", "eu-euda", "drug-trafficking").get("/v1/records/" + record.id());
        assertThat(pull.statusCode()).isEqualTo(status);
        return pull.header("Entente-Disclosure");
    }

    private JsonNode replayed(String jurisdiction, String agency, String disclosure) {
        Response answer = given().auth()
                .oauth2(stack.issuers().token(jurisdiction, agency, agency + ".auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE yearly check")
                .get("/v1/disclosures/" + disclosure + "/replay");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return StrictJson.read(answer.asByteArray());
    }

    private void bringIntoForce(String json) {
        bringIntoForce(json, signatories());
    }

    /** By the hands of four people: two of each party approve, and one of each signs. */
    private void bringIntoForce(String json, List<Signatory> four) {
        VersionKey version = VersionKey.of(AgreementDocument.read(json.getBytes(StandardCharsets.UTF_8)));
        four.get(0).upload(json).then().statusCode(201);
        four.forEach(signatory -> signatory.approve(version).then().statusCode(200));
        four.get(0).sign(version).then().statusCode(200);
        four.get(2).sign(version).then().statusCode(200);
        brought.add(new Brought(version, four.get(0)));
    }

    private List<Signatory> signatories() {
        return four("eu-euda", "be-fgp");
    }

    private List<Signatory> others() {
        return four("eu-europol", "be-customs");
    }

    private List<Signatory> four(String one, String other) {
        return List.of(
                Signatory.of(stack, one, one, "one"),
                Signatory.of(stack, one, one, "two"),
                Signatory.of(stack, other, other, "one"),
                Signatory.of(stack, other, other, "two"));
    }

    /** @param carried the class in the place of logistics */
    private static String second(String first, String carried, Instant from) {
        return first.replace("\"version\": 1", "\"version\": 2")
                .replace("\"logistics\"", "\"" + carried + "\"")
                .replace(LONG_AGO.toString(), from.toString());
    }

    private String third() {
        return first.replace("\"version\": 1", "\"version\": 3");
    }

    private String id() {
        return brought.get(0).version().agreement();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
