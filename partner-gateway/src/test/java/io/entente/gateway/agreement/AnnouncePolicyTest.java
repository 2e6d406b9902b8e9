package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.decision.Policy;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TakeAgreements takeAgreements;

    @Inject
    AnnouncePolicy announce;

    TestStack stack;
    private Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
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
    void what_has_not_changed_is_not_told_again_and_a_restart_tells_nothing_new() {
        AgreementFile file = AgreementTestData.file(
                stack.keys(), AgreementTestData.between("eu-euda", "BE", Instant.parse("2126-01-01T00:00:00Z"), ""));
        take(file);
        heard(message -> says(message, file.agreement().hash()));
        long number = partners.count("(select generate_series(1, number) from policy_announcement) as numbers");

        for (int i = 0; i < 3; i++) announce.run().await().atMost(PATIENCE);

        assertThat(partners.count("(select generate_series(1, number) from policy_announcement) as numbers"))
                .isEqualTo(number);
        assertThat(stack.others().silent(Address.POLICY_CHANGED, Duration.ofSeconds(1)))
                .isTrue();
    }

    @Test
    void every_document_that_stands_was_told_once_and_is_what_its_hash_says() {
        Set<String> told = new HashSet<>();
        AgreementFile file = AgreementTestData.file(
                stack.keys(), AgreementTestData.between("eu-euda", "BE", Instant.parse("2126-01-01T00:00:00Z"), ""));
        take(file);

        for (JsonNode message : heard(one -> says(one, file.agreement().hash())))
            message.path("documents").forEach(document -> {
                assertThat(told.add(document.path("hash").asText())).isTrue();
                assertThat(CanonicalJson.sha256(document.path("text").asText().getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(document.path("hash").asText());
            });

        assertThat(told).contains(file.agreement().hash());
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
