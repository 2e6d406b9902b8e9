package io.entente.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.DataKeyName;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.event.Address;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.testing.Today;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class ResponseTest {
    private static final String DECLINE = "{\"answer\":\"decline\",\"reason\":\"out-of-competence\"}";
    private static final String ACCEPT = "{\"answer\":\"accept\"}";

    TestStack stack;
    Partners partners;

    @Inject
    DataKeys keys;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P6")
    void an_answer_travels_back_to_the_owner_once_however_often_it_is_given() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        List<Response> answers = new ArrayList<>();
        List<Sent> sent = Sent.during(stack, () -> {
            for (int n = 0; n < 2; n++) answers.add(respond(record.id(), DECLINE));
        });

        Response first = answers.get(0);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(answers.get(1).asString()).isEqualTo(first.asString());
        assertThat(sent)
                .filteredOn(message -> message.address() == Address.RESPONSE_GIVEN
                        && message.event().subject().equals(record.id().toString()))
                .hasSize(1);
        JsonNode data = received(record);
        assertThat(data.path("response").textValue()).isEqualTo(first.jsonPath().getString("response"));
        assertThat(data.path("record").textValue()).isEqualTo(record.id().toString());
        assertThat(data.path("version").intValue()).isEqualTo(1);
        assertThat(data.path("agency").textValue()).isEqualTo("us-hsi");
        assertThat(data.path("answer").textValue()).isEqualTo("decline");
        assertThat(data.path("reason").textValue()).isEqualTo("out-of-competence");
    }

    @Test
    @Tag("P6")
    void an_answer_sent_again_under_its_key_is_answered_alike_without_another_event() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String key = UUID.randomUUID().toString();

        Response first = respond(record.id(), ACCEPT, key);
        Response again = respond(record.id(), "{ \"answer\" : \"accept\" }", key);
        Response unkeyed = respond(record.id(), ACCEPT);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString()).isEqualTo(unkeyed.asString());
        assertThat(told(again)).isEqualTo(told(first));
        // The first and the one without a key: the first two, and the last there are.
        assertThat(outcomes(record.id())).containsExactly("done", "done");
        assertThat(partners.count("kept_answer where key = '" + key + "' and answer is not null"))
                .isOne();
        received(record);
    }

    /** A repetition is the same disclosure unless its answer would differ (design §6). */
    @Test
    @Tag("P3")
    @Tag("P6")
    void an_answer_is_not_told_again_under_its_key_while_the_record_is_hidden_and_takes_effect_once_all_the_same() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        LocalDate today = Today.thatLasts();
        String key = UUID.randomUUID().toString();
        Response first = respond(record.id(), ACCEPT, key);

        partners.review(record, 1, today, today.minusDays(1));
        Response hidden = respond(record.id(), ACCEPT, key);
        Response none = respond(RecordId.random(), ACCEPT, key);
        partners.review(record, 2, today, today.plusYears(1));
        Response again = respond(record.id(), ACCEPT, key);

        assertThat(hidden.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(hidden.asByteArray()).isEqualTo(none.asByteArray());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(partners.count("given_response where record = '" + record.id() + "'"))
                .isOne();
        respond(record.id(), ACCEPT);
        assertThat(outcomes(record.id(), 3)).containsExactly("done", "nothing", "done");
        received(record);
    }

    @Test
    void a_key_stands_for_one_answer() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String key = UUID.randomUUID().toString();
        respond(record.id(), ACCEPT, key);

        Response other = respond(record.id(), DECLINE, key);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.asString()).contains("/problems/idempotency-key-reused");
        received(record);
    }

    @Test
    void a_key_stands_for_what_was_declared_too() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String key = UUID.randomUUID().toString();
        respond(record.id(), ACCEPT, key).then().statusCode(200);

        Response other = partners.hsi("money-laundering")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(ACCEPT)
                .post("/v1/records/" + record.id() + "/responses");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.asString()).contains("/problems/idempotency-key-reused");
        received(record);
    }

    /** Whoever writes the database can move a mark from one row to another, and not what is closed. */
    @Test
    @Tag("P4")
    void an_answer_under_another_requests_mark_does_not_open() throws SQLException {
        RecordTestData one = RecordTestData.released();
        RecordTestData other = RecordTestData.released();
        partners.release(one);
        partners.release(other);
        String ofOne = UUID.randomUUID().toString();
        String ofOther = UUID.randomUUID().toString();
        respond(one.id(), ACCEPT, ofOne).then().statusCode(200);
        respond(other.id(), ACCEPT, ofOther).then().statusCode(200);

        partners.execute(
                "owner",
                "update kept_answer set request = (select request from kept_answer where key = '" + ofOther
                        + "') where key = '" + ofOne + "'");

        assertThat(respond(other.id(), ACCEPT, ofOne).statusCode()).isEqualTo(503);
        received(one);
        received(other);
    }

    /** Releases from before left out what was declared, and closed an answer for its key alone. */
    @Test
    @Tag("P6")
    void an_answer_that_an_older_release_kept_is_given_again_and_to_its_request_alone() throws Throwable {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String key = UUID.randomUUID().toString();
        Response first = respond(record.id(), ACCEPT, key);
        asAnOlderReleaseKeeps(key, "POST\n/v1/records/" + record.id() + "/responses\n", ACCEPT);

        Response again = respond(record.id(), ACCEPT, key);

        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(respond(record.id(), DECLINE, key).statusCode()).isEqualTo(422);
        received(record);
    }

    private void asAnOlderReleaseKeeps(String key, String line, String body) throws Throwable {
        AgencyId agency = new AgencyId("us-hsi");
        String wrapped = text("wrapped from agency_key where agency = 'us-hsi'");
        DataKey own = VertxContextSupport.subscribeAndAwait(() -> keys.open(DataKeyName.of(agency), wrapped));
        String row = " from kept_answer where key = '" + key + "'";
        String officer = text("officer" + row);
        String answer = own.openText(
                Place.of("kept_answer.answer", agency, officer, key, text("request" + row)), text("answer" + row));
        String asked = CanonicalJson.sha256(
                (line + CanonicalJson.hash(StrictJson.read(body.getBytes(UTF_8)))).getBytes(UTF_8));
        partners.execute(
                "owner",
                "update kept_answer set request = '" + own.mark("kept_answer.request", asked) + "', answer = '"
                        + own.closeText(Place.of("kept_answer.answer", agency, officer, key), answer)
                        + "' where key = '" + key + "'");
    }

    private String text(String select) {
        return partners.texts("select " + select).get(0);
    }

    @Test
    @Tag("P7")
    void a_key_tells_nothing_of_what_cannot_be_seen_and_is_free_once_it_can() {
        RecordTestData record = RecordTestData.released();
        String key = UUID.randomUUID().toString();
        assertThat(respond(record.id(), ACCEPT, key).statusCode()).isEqualTo(404);
        // Another request, since nothing was answered under the key.
        assertThat(respond(RecordId.random(), DECLINE, key).statusCode()).isEqualTo(404);
        partners.release(record);

        assertThat(respond(record.id(), ACCEPT, key).statusCode()).isEqualTo(200);
        received(record);
    }

    @Test
    void a_key_that_is_none_is_refused() {
        Response refused = respond(RecordId.random(), ACCEPT, "x".repeat(65));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("/problems/malformed", "Idempotency-Key");
    }

    @Test
    void another_answer_to_the_same_version_is_refused() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        respond(record.id(), ACCEPT);

        Response other = respond(record.id(), DECLINE);

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.asString()).contains("/problems/already-answered");
        assertThat(outcomes(record.id())).containsExactly("done", "refused");
        assertThat(received(record).path("answer").textValue()).isEqualTo("accept");
    }

    @Test
    @Tag("P7")
    void who_cannot_see_a_record_cannot_answer_it_and_learns_nothing() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response unknown = respond(RecordId.random(), ACCEPT);
        Response hidden = partners.analyst("US", "us-dea", "drug-trafficking")
                .contentType("application/json")
                .body(ACCEPT)
                .post("/v1/records/" + record.id() + "/responses");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asByteArray()).isEqualTo(unknown.asByteArray());
        assertThat(partners.count("given_response where record = '" + record.id() + "'"))
                .isZero();
    }

    @Test
    void an_answer_is_one_of_two_and_a_decline_has_a_known_reason() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        assertThat(respond(record.id(), "{\"answer\":\"perhaps\"}").statusCode())
                .isEqualTo(400);
        assertThat(respond(record.id(), "{\"answer\":\"decline\"}").statusCode())
                .isEqualTo(422);
        assertThat(respond(record.id(), "{\"answer\":\"accept\",\"reason\":\"no-capacity\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(respond(record.id(), "{\"answer\":\"accept\",\"mood\":\"good\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(respond(record.id(), "{}").statusCode()).isEqualTo(422);
    }

    /** @return the owner's message, after those that other tests left in the queue; taken, so that no other test meets it */
    private JsonNode received(RecordTestData record) {
        JsonNode data = stack.others().receive(Address.RESPONSE_GIVEN).data();
        while (!data.path("record").asText().equals(record.id().toString()))
            data = stack.others().receive(Address.RESPONSE_GIVEN).data();
        return data;
    }

    /** @return what the first two events about the record say came of it */
    private List<String> outcomes(RecordId record) {
        return outcomes(record, 2);
    }

    private List<String> outcomes(RecordId record, int events) {
        List<String> outcomes = new ArrayList<>();
        while (outcomes.size() < events) {
            Map<String, JsonNode> asker = Partners.asker(stack.others().receive(Address.AUDIT_GATEWAY));
            if (asker.get("record").asText().equals(record.toString()))
                outcomes.add(asker.get("outcome").textValue());
        }
        return outcomes;
    }

    /** What is left of the quota falls with every call. */
    private static List<String> told(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("RateLimit"))
                .map(Object::toString)
                .toList();
    }

    private Response respond(RecordId record, String body, String key) {
        return partners.hsi()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/records/" + record + "/responses");
    }

    private Response respond(RecordId record, String body) {
        return partners.hsi().contentType("application/json").body(body).post("/v1/records/" + record + "/responses");
    }
}
