package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.ServiceClock;
import io.entente.kernel.caller.Issuers;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.decision.Policy;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What an owner's side hears of what the gateway decides by. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P1")
class AnnouncePolicyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    TakeAgreements takeAgreements;

    @Inject
    AnnouncePolicy announce;

    @Inject
    AgreementsTaken taken;

    @Inject
    SignedAgreements agreements;

    @Inject
    Issuers issuers;

    @Inject
    Outbox outbox;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ServiceClock clock;

    TestStack stack;
    private Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        hearWhatOthersLeft();
    }

    /** Until nothing is left to be heard but what comes from here on. */
    private void hearWhatOthersLeft() {
        AgreementFile last = AgreementTestData.file(
                stack.keys(), AgreementTestData.between("eu-euda", "BE", Instant.parse("2126-01-01T00:00:00Z"), ""));
        take(last);
        heard(message -> says(message, last.agreement().hash()));
    }

    @Test
    void a_coming_version_is_told_with_its_document_and_its_suspension_without_and_each_number_once() {
        // In force in a hundred years: the document says when, so nothing has to be told that day.
        String coming = AgreementTestData.between("eu-euda", "BE", Instant.parse("2126-01-01T00:00:00Z"), "");
        AgreementFile file = AgreementTestData.file(stack.keys(), coming);
        String hash = file.agreement().hash();
        Signatory police = Signatory.of(stack, "be-fgp", "BE", "first");

        take(file);
        JsonNode told = heard(message -> says(message, hash)).get(0);
        assertThat(told.path("policy").asText()).isEqualTo(Policy.VERSION);
        assertThat(told.path("register").asText())
                .isEqualTo(stack.keys().register().hash());
        assertThat(told.path("issuers").path("BE").asText()).isNotEmpty();
        assertThat(told.path("documents"))
                .anySatisfy(
                        document -> assertThat(document.path("text").asText()).isEqualTo(coming));

        assertThat(police.suspend(file.key()).statusCode()).isEqualTo(200);
        JsonNode suspended = heard(message -> !says(message, hash)).get(0);
        assertThat(suspended.path("documents")).isEmpty();
        assertThat(police.lift(file.key()).statusCode()).isEqualTo(200);
        JsonNode lifted = heard(message -> says(message, hash)).get(0);
        assertThat(lifted.path("documents")).isEmpty();

        assertThat(List.of(told, suspended, lifted))
                .extracting(message -> message.path("number").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        police.suspend(file.key());
        heard(message -> !says(message, hash));
    }

    @Test
    void what_has_not_changed_is_not_told_again() {
        AgreementFile file = AgreementTestData.file(
                stack.keys(), AgreementTestData.between("eu-euda", "BE", Instant.parse("2126-01-01T00:00:00Z"), ""));
        take(file);
        heard(message -> says(message, file.agreement().hash()));
        List<String> number = partners.texts("select number from policy_announcement");

        for (int i = 0; i < 3; i++) announce.run().await().atMost(PATIENCE);

        assertThat(partners.texts("select number from policy_announcement")).isEqualTo(number);
        assertThat(stack.others().silent(Address.POLICY_CHANGED, Duration.ofSeconds(1)))
                .isTrue();
    }

    @Test
    void a_start_tells_every_document_again_under_a_number_above_all_before() {
        AgreementFile file = AgreementTestData.file(
                stack.keys(), AgreementTestData.between("eu-euda", "BE", Instant.parse("2126-01-01T00:00:00Z"), ""));
        take(file);
        long before = heard(message -> says(message, file.agreement().hash()))
                .get(0)
                .path("number")
                .asLong();

        started().run().await().atMost(PATIENCE);

        JsonNode again = stack.others().receive(Address.POLICY_CHANGED).data();
        assertThat(again.path("number").asLong()).isGreaterThan(before);
        assertThat(again.path("documents"))
                .extracting(document -> document.path("hash").asText())
                .contains(file.agreement().hash());
    }

    @Test
    void numbers_go_on_above_those_of_before_a_backup_was_restored() throws Exception {
        started().run().await().atMost(PATIENCE);
        long before = stack.others()
                .receive(Address.POLICY_CHANGED)
                .data()
                .path("number")
                .asLong();
        partners.execute("owner", "update policy_announcement set number = 3");

        started().run().await().atMost(PATIENCE);

        assertThat(stack.others()
                        .receive(Address.POLICY_CHANGED)
                        .data()
                        .path("number")
                        .asLong())
                .isGreaterThan(before);
    }

    /** Instances whose own clocks differ would number older news above newer, and a wrong one for long. */
    @Test
    void numbers_go_by_the_clock_of_the_database_whatever_the_instances_says() throws Exception {
        AgreementFile file = AgreementTestData.file(
                stack.keys(), AgreementTestData.between("eu-euda", "BE", Instant.parse("2126-01-01T00:00:00Z"), ""));

        clock.ahead(Duration.ofMinutes(10), () -> {
            take(file);
            JsonNode told =
                    heard(message -> says(message, file.agreement().hash())).get(0);
            assertThat(told.path("number").asLong())
                    .isLessThan(Instant.now().plusSeconds(60).toEpochMilli());
        });
    }

    @Test
    void an_instance_that_stays_has_the_last_word_against_one_that_ran_with_something_else() throws Exception {
        AnnouncePolicy stays = started();
        stays.run().await().atMost(PATIENCE);
        String own = partners.texts("select hash from policy_announcement").get(0);
        stack.others().receive(Address.POLICY_CHANGED);

        partners.execute("owner", "update policy_announcement set hash = 'of another register', number = number + 1");
        stays.run().await().atMost(PATIENCE);

        assertThat(partners.texts("select hash from policy_announcement")).containsExactly(own);
        JsonNode last = stack.others().receive(Address.POLICY_CHANGED).data();
        assertThat(last.path("register").asText())
                .isEqualTo(stack.keys().register().hash());
    }

    /** Another instance, which starts now and waits for nobody. */
    private AnnouncePolicy started() {
        return new AnnouncePolicy(
                taken, agreements, stack.keys().register(), issuers, outbox, worker, System::nanoTime, Duration.ZERO);
    }

    @Test
    void every_document_that_stands_is_told_once_from_a_start_on_and_is_what_its_hash_says() {
        Set<String> told = new HashSet<>();
        AgreementFile file = AgreementTestData.file(
                stack.keys(), AgreementTestData.between("eu-euda", "BE", Instant.parse("2126-01-01T00:00:00Z"), ""));
        started().run().await().atMost(PATIENCE);
        take(file);

        List<JsonNode> heard = heard(one -> says(one, file.agreement().hash()));
        for (JsonNode message : heard)
            message.path("documents").forEach(document -> {
                assertThat(told.add(document.path("hash").asText())).isTrue();
                assertThat(CanonicalJson.sha256(document.path("text").asText().getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(document.path("hash").asText());
            });

        assertThat(heard.get(0).path("standing")).isNotEmpty().allSatisfy(hash -> assertThat(told)
                .contains(hash.asText()));
    }

    private void take(AgreementFile file) {
        takeAgreements.take(List.of(file)).await().atMost(PATIENCE);
    }

    /** @return what was announced until this, the last one first */
    private List<JsonNode> heard(java.util.function.Predicate<JsonNode> wanted) {
        List<JsonNode> heard = new ArrayList<>();
        while (true) {
            WireEvent event = stack.others().receive(Address.POLICY_CHANGED);
            assertThat(AsyncApi.read().faults(Address.POLICY_CHANGED, event)).isEmpty();
            heard.add(0, event.data());
            if (wanted.test(event.data())) return heard;
        }
    }

    private static boolean says(JsonNode message, String hash) {
        return message.path("standing").toString().contains(hash);
    }
}
