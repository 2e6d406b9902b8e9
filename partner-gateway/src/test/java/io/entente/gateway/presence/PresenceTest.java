package io.entente.gateway.presence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.key.Signer;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of records whose owner cannot be heard, and so cannot recall them. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P3")
class PresenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** A service of its own, so that nothing happens to what other tests released. */
    private static final String NODE = TestKeys.CASES_OF_US;

    private static long number = 1;

    TestStack stack;
    private Partners partners;
    private RecordTestData record;

    @BeforeEach
    void a_record_of_a_service_that_is_heard_of() throws SQLException {
        partners = new Partners(stack);
        record = RecordTestData.released();
        partners.release(record);
        partners.execute(
                "owner", "update shelf_version set sender = '" + NODE + "' where record = '" + record.id() + "'");
        assertThat(pull().statusCode()).isEqualTo(200);
    }

    @AfterEach
    void is_heard_of_again() {
        alive(++number);
        // A sign that is still on its way would wake the owner whom the next test wants silent.
        await().atMost(PATIENCE)
                .until(() -> partners.count("node_heard where node = '" + NODE + "' and number >= " + number) == 1);
        await().atMost(PATIENCE).until(() -> pull().statusCode() == 200);
    }

    @Test
    @Tag("P7")
    void what_a_silent_owner_released_is_withheld_like_what_never_was() throws SQLException {
        heardAt("heard_at - interval '4000 days'");

        Response withheld = pull();

        Response missing = partners.hsi().get("/v1/records/" + RecordId.random());
        assertThat(withheld.statusCode()).isEqualTo(404);
        assertThat(withheld.asByteArray()).isEqualTo(missing.asByteArray());
        JsonNode refusal = partners.eventOf(withheld).get("refusal");
        assertThat(refusal.path("reason").asText()).isEqualTo("owner-silent");
    }

    @Test
    void the_silence_is_kept_with_the_decision_which_is_made_again_with_the_same_answer() throws SQLException {
        heardAt("heard_at - interval '4000 days'");
        Response withheld = pull();
        is_heard_of_again();

        Response replayed = RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "an.auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE yearly check")
                .get("/v1/disclosures/" + withheld.header("Entente-Disclosure") + "/replay");

        assertThat(replayed.jsonPath().getString("recorded.reason")).isEqualTo("owner-silent");
        assertThat(replayed.jsonPath().getString("result")).isEqualTo("same");
    }

    @Test
    void the_feed_follows_into_silence_and_back() throws SQLException {
        await().atMost(PATIENCE).until(() -> told().contains("visible"));

        heardAt("heard_at - interval '4000 days'");
        await().atMost(PATIENCE).until(() -> last().equals("withdrawn"));
        alive(++number);

        await().atMost(PATIENCE).until(() -> last().equals("visible"));
        assertThat(pull().statusCode()).isEqualTo(200);
    }

    @Test
    void silence_is_measured_as_time_goes_by() throws SQLException {
        int status = 404;
        // More time each time: a busy machine may need longer to ask than the owner has left.
        for (int seconds = 2; status != 200 && seconds < 60; seconds *= 3) {
            heardAt("clock_timestamp() - interval '87600 hours' + interval '" + seconds + " seconds'");
            status = pull().statusCode();
        }
        assertThat(status).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> pull().statusCode() == 404);
    }

    @Test
    void a_clock_that_was_set_back_makes_nobody_present_for_longer() throws SQLException {
        heardAt("clock_timestamp() + interval '1 hour'");

        assertThat(pull().statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("P6")
    void an_old_sign_of_life_that_comes_again_is_none() throws SQLException {
        long before = partners.count("inbox where source = '" + NODE + "'");
        alive(++number);
        taken();
        heardAt("heard_at - interval '4000 days'");

        alive(number);
        alive(number - 1);
        taken();

        assertThat(pull().statusCode()).isEqualTo(404);
        assertThat(partners.count("inbox where source = '" + NODE + "'"))
                .as("signs of life leave nothing in the inbox")
                .isEqualTo(before);
    }

    @Test
    @Tag("P4")
    void nobody_shows_life_for_another() throws SQLException {
        heardAt("heard_at - interval '4000 days'");
        long dead = stack.broker().waiting("dead.node.alive");

        alive(++number, stack.keys().service("case-service"));
        alive(++number, stack.keys().service("partner-gateway"));

        await().atMost(PATIENCE).until(() -> stack.broker().waiting("dead.node.alive") == dead + 2);
        assertThat(pull().statusCode()).isEqualTo(404);
    }

    private Response pull() {
        return partners.hsi().get("/v1/records/" + record.id());
    }

    private List<String> told() {
        return partners.texts("select change from feed_entry where agency = 'us-hsi' and record = '" + record.id()
                + "' and purposes like '%,drug-trafficking,%' order by number");
    }

    private String last() {
        List<String> told = told();
        return told.isEmpty() ? "" : told.get(told.size() - 1);
    }

    private void heardAt(String expression) throws SQLException {
        partners.execute("owner", "update node_heard set heard_at = " + expression + " where node = '" + NODE + "'");
    }

    private void alive(long count) {
        alive(count, stack.keys().service(NODE));
    }

    private void alive(long count, Signer signer) {
        JsonNode data = JsonNodeFactory.instance.objectNode().put("number", count);
        stack.others().send(Address.NODE_ALIVE, NODE, signer, NODE, data);
    }

    private void taken() {
        await().atMost(PATIENCE).until(() -> stack.broker().waiting("node.alive") == 0);
    }
}
