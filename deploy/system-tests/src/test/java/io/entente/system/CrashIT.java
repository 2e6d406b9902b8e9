package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.Deployment;
import io.entente.local.client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static io.entente.system.People.AUDIT;
import static io.entente.system.People.CASES;
import static io.entente.system.People.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kill -9 at each hop of submit, release, pull and audit: nothing that was acknowledged is lost, nothing takes effect
 * twice. The client's own history is the oracle.
 */
@Tag("P6")
class CrashIT {
    private static final String OFFICER = "be-fgp-officer";
    private static final String PARTNER = "us-hsi-analyst";
    private static final String AUDITOR = "be-auditor";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Deployment deployment;
    private static People people;

    @BeforeAll
    static void everythingRuns() {
        deployment = Deployment.up(
                Clone.deployment(), System.out, Map.of(CASES, Clone.QUICK, GATEWAY, Clone.QUICK, AUDIT, Clone.QUICK));
        people = new People(deployment, "EXERCISE crash test");
    }

    @AfterAll
    static void everythingStops() {
        if (deployment != null) deployment.close();
    }

    @Test
    void a_submission_survives_the_death_of_case_service() {
        String id = file();
        people.does(OFFICER, "/v1/referrals/" + id + "/submit", null);

        deployment.kill(CASES);
        deployment.start(CASES, Clone.QUICK);

        JsonNode referral = people.reads(OFFICER, "/v1/referrals/" + id).json();
        assertThat(referral.path("version").path("state").asText()).isEqualTo("submitted");
        eventuallyExactlyOnce(id, "referral.submitted");
    }

    @Test
    void releases_survive_the_death_of_broker_and_case_service_with_none_sent_twice() {
        List<String> ids = IntStream.range(0, 5).mapToObj(n -> submitted()).toList();

        deployment.kill(Deployment.BROKER);
        ids.forEach(CrashIT::release);
        deployment.kill(CASES);
        deployment.start(Deployment.BROKER);
        deployment.start(CASES, Clone.QUICK);

        eachBecomesVisibleOnce(ids);
        ids.forEach(id -> eventuallyExactlyOnce(id, "referral.released"));
    }

    @Test
    void releases_survive_the_death_of_the_gateway_on_arrival() {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            String id = submitted();
            release(id);
            ids.add(id);
            if (n == 2) deployment.kill(GATEWAY);
        }
        deployment.start(GATEWAY, Clone.QUICK);

        eachBecomesVisibleOnce(ids);
    }

    @Test
    @Tag("P2")
    void every_disclosure_that_was_answered_is_in_the_ledger_once_though_gateway_and_audit_died() {
        String id = submitted();
        release(id);
        eachBecomesVisibleOnce(List.of(id));

        deployment.kill(AUDIT);
        List<String> disclosures = new ArrayList<>();
        for (int n = 0; n < 10; n++) disclosures.add(disclosure(id));
        deployment.kill(GATEWAY);
        deployment.start(AUDIT, Clone.QUICK);
        deployment.start(GATEWAY, Clone.QUICK);
        // Again, while events are being taken in.
        disclosures.add(disclosure(id));
        deployment.kill(AUDIT);
        deployment.start(AUDIT, Clone.QUICK);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(pulls(id))
                .extracting(event -> event.path("disclosure").asText())
                .containsAll(disclosures));
        assertThat(pulls(id))
                .extracting(event -> event.path("disclosure").asText())
                .as("each once, and none that was not answered")
                .containsExactlyInAnyOrderElementsOf(disclosures);
    }

    /** As it is shipped: sixty seconds after the last sign of life of the service that speaks for it. */
    @Test
    @Tag("P3")
    @Tag("crash")
    void what_an_owner_released_is_withheld_a_minute_after_it_fell_silent_until_it_is_heard_again() {
        String id = submitted();
        release(id);
        eachBecomesVisibleOnce(List.of(id));

        deployment.kill(CASES);
        Instant died = Instant.now();
        await().atMost(Duration.ofSeconds(90)).until(() -> pull(id).status() == 404);
        assertThat(Duration.between(died, Instant.now())).isGreaterThan(Duration.ofSeconds(30));

        deployment.start(CASES, Clone.QUICK);
        await().atMost(PATIENCE).until(() -> pull(id).status() == 200);
    }

    @Test
    void a_recall_survives_the_death_of_postgresql() {
        String id = submitted();
        release(id);
        eachBecomesVisibleOnce(List.of(id));
        people.does(OFFICER, "/v1/referrals/" + id + "/recall", "{\"reason\":\"EXERCISE\"}");

        deployment.kill(Deployment.POSTGRESQL);
        deployment.start(Deployment.POSTGRESQL);

        // A feed read from its start leaves out what can no longer be pulled, and tells the withdrawal once.
        await().ignoreExceptions().atMost(PATIENCE).untilAsserted(() -> assertThat(people.feedChanges(PARTNER, id))
                .containsExactly("withdrawn"));
        assertThat(pull(id).status()).isEqualTo(404);
        eventuallyExactlyOnce(id, "referral.recalled");
    }

    @Test
    void nothing_that_was_written_is_to_be_read_on_any_disk() throws IOException {
        new ReadOnNoDisk(deployment, people).isShown();
    }

    @Test
    @Tag("P3")
    void what_is_erased_is_gone_on_both_sides_and_that_it_was_stays() {
        new ErasedEverywhere(people).isShown();
    }

    @Test
    @Tag("P7")
    void to_a_partners_auditor_a_pull_of_what_is_hidden_is_like_one_of_nothing() {
        new HiddenFromAuditors(people).isShown();
    }

    /** On a stack whose services have died before: what the gateway announced, it announced once, or again. */
    @Test
    @Tag("P1")
    void what_a_preview_foresees_is_byte_for_byte_what_each_partner_pulls_under_the_same_policy() {
        new AsForeseen(people).isShown();
    }

    @Test
    @Tag("P4")
    void a_service_starts_while_keycloak_is_down_and_works_once_it_is_up() {
        deployment.kill(Deployment.KEYCLOAK);
        deployment.kill(CASES);

        deployment.start(CASES, Clone.QUICK);
        deployment.start(Deployment.KEYCLOAK);

        // People who were signed in before would come with a token from before.
        Answer answer = new People(deployment, "EXERCISE crash test").reads(OFFICER, "/v1/referrals");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String file() {
        return people.does(OFFICER, "/v1/referrals", Filed.seizure().toString())
                .path("id")
                .asText();
    }

    private static String submitted() {
        String id = file();
        people.does(OFFICER, "/v1/referrals/" + id + "/submit", null);
        return id;
    }

    private static void release(String id) {
        people.does(OFFICER, "/v1/referrals/" + id + "/release", null);
    }

    private static String disclosure(String id) {
        Answer answer = pull(id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.header("Entente-Disclosure").orElseThrow();
    }

    private static Answer pull(String id) {
        return people.pulls(PARTNER, id);
    }

    private static void eachBecomesVisibleOnce(List<String> ids) {
        ids.forEach(id -> await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(people.feedChanges(PARTNER, id)).containsExactly("visible")));
    }

    private static List<JsonNode> pulls(String id) {
        return people.finds(AUDITOR, id, "record.pulled").stream()
                .filter(event -> event.path("decision").asText().equals("disclose"))
                .toList();
    }

    private static void eventuallyExactlyOnce(String record, String type) {
        await().ignoreExceptions().atMost(PATIENCE).untilAsserted(() -> assertThat(people.finds(AUDITOR, record, type))
                .hasSize(1));
    }
}
