package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Policy;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Decisions on record, made again for the auditors of both sides. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class ReplayTest {
    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P1")
    void a_decision_made_again_gives_the_same_answer_whatever_it_was() {
        RecordTestData record = RecordTestData.released();
        RecordTestData pointed = RecordTestData.released().to(Map.of("us-hsi", "pointer"));
        partners.release(record);
        partners.release(pointed);
        String disclosed = pulled(record.id(), "drug-trafficking");
        String forbidden = pulled(record.id(), "immigration-enforcement");
        String pointer = pulled(pointed.id(), "drug-trafficking");
        partners.recall(record);
        String recalled = pulled(record.id(), "drug-trafficking");

        assertThat(same(disclosed).path("clauses")).hasToString("[\"us-be/1/drug-cases\"]");
        assertThat(same(disclosed).path("obligations").toString())
                .contains("use-restriction no-immigration-enforcement us-be/1/drug-cases");
        assertThat(same(forbidden).path("reason").textValue()).isEqualTo("forbidden-by-clause");
        assertThat(same(pointer).path("contact").textValue()).isEqualTo("liaison@be-fgp.example");
        assertThat(same(recalled).path("reason").textValue()).isEqualTo("recalled");
    }

    @Test
    @Tag("P7")
    void the_askers_auditors_learn_what_the_asker_knew_and_not_whether_there_was_anything() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String disclosed = pulled(record.id(), "drug-trafficking");
        String hidden = pulled(record.id(), "immigration-enforcement");
        String missed = pulled(RecordId.random(), "immigration-enforcement");
        String nonsense = partners.hsi().get("/v1/records/nonsense").header("Entente-Disclosure");

        JsonNode known = replay("US", "us-dea", disclosed);
        assertThat(known.path("side").textValue()).isEqualTo("asker");
        assertThat(known.path("result").textValue()).isEqualTo("same");
        assertThat(known.path("recorded").path("classes").toString()).contains("narrative");
        assertThat(known.has("again")).isFalse();
        for (String nothing : new String[] {hidden, missed, nonsense})
            assertThat(replay("US", "us-dea", nothing).toString().replaceAll("\"(disclosure|at)\":\"[^\"]*\"", "$1"))
                    .isEqualTo("{disclosure,at,\"side\":\"asker\",\"recorded\":{\"decision\":\"nothing\"}}");
    }

    @Test
    @Tag("P7")
    void a_third_side_gets_what_it_would_get_of_nothing() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String disclosed = pulled(record.id(), "drug-trafficking");

        Response foreign = auditor("EU", "eu-europol").get("/v1/disclosures/" + disclosed + "/replay");
        Response unknown = auditor("EU", "eu-europol").get("/v1/disclosures/" + UUID.randomUUID() + "/replay");
        Response nonsense = auditor("EU", "eu-europol").get("/v1/disclosures/nonsense/replay");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.asByteArray()).isEqualTo(unknown.asByteArray()).isEqualTo(nonsense.asByteArray());
    }

    @Test
    void what_was_erased_is_not_guessed() throws SQLException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        for (String input : new String[] {"labels", "agreements"}) {
            String disclosed = pulled(record.id(), "drug-trafficking");
            partners.execute(
                    "owner",
                    "update decision set inputs = regexp_replace(inputs, '(\"" + input + "\":\\[?\")[0-9a-f]{8}',"
                            + " '\\1ffffffff') where id = (select decision from disclosure where id = '" + disclosed
                            + "')");

            JsonNode replayed = replay("BE", "be-customs", disclosed);

            assertThat(replayed.path("result").textValue()).as(input).isEqualTo("inputs-erased");
            assertThat(replayed.path("recorded").path("decision").textValue()).isEqualTo("disclose");
            assertThat(replayed.has("again")).isFalse();
        }
    }

    @Test
    void under_a_newer_policy_both_answers_are_shown() throws SQLException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String disclosed = pulled(record.id(), "drug-trafficking");
        partners.execute(
                "owner",
                "update decision set policy = '0', answer ="
                        + " '{\"decision\":\"withhold\",\"clauses\":[],\"reason\":\"no-clause\"}'"
                        + " where id = (select decision from disclosure where id = '" + disclosed + "')");

        JsonNode replayed = replay("BE", "be-fgp", disclosed);

        assertThat(replayed.path("result").textValue()).isEqualTo("differs");
        assertThat(replayed.path("recorded").path("policy").textValue()).isEqualTo("0");
        assertThat(replayed.path("recorded").path("reason").textValue()).isEqualTo("no-clause");
        assertThat(replayed.path("again").path("policy").textValue()).isEqualTo(Policy.VERSION);
        assertThat(replayed.path("again").path("decision").textValue()).isEqualTo("disclose");
    }

    @Test
    @Tag("P7")
    void a_draft_shows_what_it_would_open_to_the_owners_side_alone() throws IOException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String disclosed = pulled(record.id(), "drug-trafficking");
        String forbidden = pulled(record.id(), "immigration-enforcement");
        String missed = pulled(RecordId.random(), "drug-trafficking");
        String draft = agreement()
                .replace("\"seizure\", \"narrative\"]", "\"seizure\", \"identity\"]")
                .replace(
                        "\"purposes\": [\"drug-trafficking\"]",
                        "\"purposes\": [\"drug-trafficking\", \"immigration-enforcement\"]")
                .replace("\"effect\": \"forbid\"", "\"effect\": \"forbid\", \"types\": [\"early-warning\"]");

        JsonNode owners = underDraft("BE", "be-customs", draft);
        JsonNode askers = underDraft("US", "us-dea", draft);
        JsonNode thirds = underDraft("EU", "eu-europol", draft);

        assertThat(change(owners, disclosed).path("opens").toString())
                .contains("identity", "identity about suspect")
                .doesNotContain("victim");
        assertThat(change(owners, disclosed).path("closes").toString()).contains("narrative");
        assertThat(change(owners, disclosed).path("asker").textValue()).isEqualTo("us-hsi");
        assertThat(change(askers, disclosed).path("opens")).isEmpty();
        assertThat(change(askers, disclosed).path("closes").toString()).contains("narrative");
        assertThat(askers.path("opens").intValue()).isZero();
        // The owner did not fix that purpose: its own answer stays, and nobody is told of more.
        for (JsonNode side : new JsonNode[] {owners, askers, thirds})
            for (String nothing : new String[] {forbidden, missed})
                assertThat(change(side, nothing).isMissingNode()).isTrue();
        assertThat(change(thirds, disclosed).isMissingNode()).isTrue();
    }

    @Test
    void a_draft_that_says_the_same_changes_nothing() throws IOException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String disclosed = pulled(record.id(), "drug-trafficking");

        JsonNode replay = underDraft("BE", "be-fgp", agreement().replace("\"version\": 1", "\"version\": 7"));

        assertThat(change(replay, disclosed).isMissingNode()).isTrue();
        assertThat(replay.path("examined").intValue()).isPositive();
    }

    @Test
    void as_many_of_the_newest_decisions_are_replayed_as_asked_for() throws IOException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String older = pulled(record.id(), "drug-trafficking");
        String newer = pulled(record.id(), "drug-trafficking");
        String draft = agreement().replace("\"seizure\", \"narrative\"]", "\"seizure\"]");

        List<JsonNode> replays = new ArrayList<>();
        // Whether the owner is told of a pull is decided a moment later, and counts too.
        while (replays.isEmpty()
                || change(replays.get(replays.size() - 1), older).isMissingNode())
            replays.add(underDraft("BE", "be-fgp", draft, replays.size() + 1));

        assertThat(replays)
                .extracting(replay -> replay.path("examined").intValue())
                .isEqualTo(IntStream.rangeClosed(1, replays.size()).boxed().toList());
        assertThat(replays).last().satisfies(replay -> assertThat(replay.path("changes"))
                .extracting(change -> change.path("disclosure").asText())
                .containsSubsequence(newer, older));
        assertThat(replays.stream()
                        .filter(replay -> !change(replay, newer).isMissingNode())
                        .count())
                .as("what is newer is among fewer")
                .isGreaterThan(1);
    }

    @Test
    void what_is_no_draft_is_refused_with_the_place_of_the_fault() throws IOException {
        Response broken = auditor("BE", "be-fgp")
                .contentType("application/json")
                .body(agreement().replace("\"forbid\"", "\"deny\""))
                .post("/v1/replays");

        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.jsonPath().getString("faults[0].path")).isEqualTo("$.clauses[8].effect");
        assertThat(auditor("BE", "be-fgp")
                        .contentType("application/json")
                        .body(agreement())
                        .post("/v1/replays?last=1001")
                        .statusCode())
                .isIn(400, 422);
    }

    @Test
    void who_replays_says_why_and_is_on_record() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String disclosed = pulled(record.id(), "drug-trafficking");

        Response groundless = RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "an.auditor", "auditor"))
                .get("/v1/disclosures/" + disclosed + "/replay");
        replay("BE", "be-fgp", disclosed);

        assertThat(groundless.statusCode()).isEqualTo(400);
        assertThat(groundless.asString()).contains("/problems/bad-declaration", "Entente-Ground");
        Map<String, JsonNode> event = Partners.asker(stack.others().receive(Address.AUDIT_GATEWAY));
        while (!event.get("type").asText().equals("decision.replayed")
                || !event.get("disclosure").asText().equals(disclosed))
            event = Partners.asker(stack.others().receive(Address.AUDIT_GATEWAY));
        assertThat(event.get("ground").textValue()).isEqualTo("EXERCISE yearly check");
        assertThat(event.get("outcome").textValue()).isEqualTo("disclosed");
        assertThat(event.get("agency").textValue()).isEqualTo("be-fgp");
    }

    @Test
    void only_auditors_replay() {
        assertThat(partners.hsi()
                        .get("/v1/disclosures/" + UUID.randomUUID() + "/replay")
                        .statusCode())
                .isEqualTo(403);
    }

    /** @return the answer on record, once it was found to be the same again */
    private JsonNode same(String disclosure) {
        JsonNode replayed = replay("BE", "be-customs", disclosure);
        assertThat(replayed.path("side").textValue()).isEqualTo("owner");
        assertThat(replayed.path("result").textValue()).isEqualTo("same");
        assertThat(replayed.path("again")).isEqualTo(replayed.path("recorded"));
        return replayed.path("recorded");
    }

    private static JsonNode change(JsonNode replay, String disclosure) {
        for (JsonNode change : replay.path("changes"))
            if (change.path("disclosure").asText().equals(disclosure)) return change;
        return replay.path("no such change");
    }

    private JsonNode underDraft(String jurisdiction, String agency, String draft) {
        return underDraft(jurisdiction, agency, draft, 1000);
    }

    private JsonNode underDraft(String jurisdiction, String agency, String draft, int last) {
        Response answer = auditor(jurisdiction, agency)
                .contentType("application/json")
                .body(draft)
                .post("/v1/replays?last=" + last);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return StrictJson.read(answer.asByteArray());
    }

    private JsonNode replay(String jurisdiction, String agency, String disclosure) {
        Response answer = auditor(jurisdiction, agency).get("/v1/disclosures/" + disclosure + "/replay");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return StrictJson.read(answer.asByteArray());
    }

    private String pulled(RecordId record, String purpose) {
        return partners.hsi(purpose).get("/v1/records/" + record).header("Entente-Disclosure");
    }

    private RequestSpecification auditor(String jurisdiction, String agency) {
        return RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token(jurisdiction, agency, agency + ".auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE yearly check");
    }

    private static String agreement() throws IOException {
        Path directory = Path.of("src/test/resources/agreements");
        try (var files = Files.list(directory)) {
            return Files.readString(files.filter(file -> file.toString().contains("us-be"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
