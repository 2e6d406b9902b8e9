package io.entente.gateway.agreement;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class TakeAgreementsTest {
    private static final Path FILE = Path.of("src/test/resources/agreements/us-be.json");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Inject
    TakeAgreements takeAgreements;

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P1")
    void a_version_that_was_taken_in_cannot_come_back_with_other_words() throws IOException {
        AgreementFile changed = file(Files.readString(FILE).replace("\"reference\", \"identity\"", "\"identity\""));

        assertThatThrownBy(() -> take(changed))
                .isInstanceOf(UnusableAgreement.class)
                .hasMessageContaining("version 1 of us-be was taken in before with other content");
    }

    @Test
    void the_same_bytes_again_are_nothing_new() throws IOException {
        long before = partners.count("agreement_version");

        take(file(Files.readString(FILE)));

        assertThat(partners.count("agreement_version")).isEqualTo(before);
    }

    @Test
    @Tag("P1")
    void what_a_coming_agreement_permits_is_seen_from_its_date_and_told_by_the_feed() {
        Coming coming = coming(6);
        RecordTestData record = coming.record();

        await().atMost(PATIENCE).until(() -> toldToEuropol(record) == 1);
        assertThat(Instant.now()).isAfterOrEqualTo(coming.start());
        assertThat(pullByEuropol(record)).isEqualTo(200);
        // Other tests take it that Belgium and the Union agreed on nothing.
        suspend(coming.agreement());
        assertThat(pullByEuropol(record)).isEqualTo(404);
    }

    private record Coming(RecordTestData record, AgreementFile agreement, Instant start) {}

    /** In force so many seconds from now; later where a busy machine does not see in time how it was before. */
    private Coming coming(int seconds) {
        RecordTestData record = RecordTestData.released().to(Map.of("eu-europol", "full"));
        partners.release(record);
        Instant start = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        AgreementFile agreement = file(AgreementTestData.between("EU", "BE", start, ""));
        take(agreement);
        String job = "feed_job where record = '" + record.id() + "' and due_at = '" + start + "'";
        await().atMost(PATIENCE)
                .until(() -> partners.count(job) == 1 || !Instant.now().isBefore(start));
        int before = pullByEuropol(record);
        if (!Instant.now().isBefore(start) && seconds < 60) {
            suspend(agreement);
            return coming(3 * seconds);
        }
        assertThat(before).isEqualTo(404);
        return new Coming(record, agreement, start);
    }

    private void suspend(AgreementFile agreement) {
        Signatory.of(stack, "be-fgp", "BE", "first")
                .suspend(agreement.key())
                .then()
                .statusCode(200);
    }

    @Test
    @Tag("P4")
    void a_record_signed_with_a_key_that_an_agreement_does_not_name_is_refused() {
        String pin = ", \"pin\": {\"issuer\": \"https://issuer.example\", \"recordKeys\": [\"" + "A".repeat(43)
                + "\"], \"witnessKey\": \"witness.nl.example/audit+5e54c7f8+BEf5u0TmWC8m+XIneOh1Pv5yPWQ3jn+T42bqXbQii6z7\"}";
        take(file(AgreementTestData.between("us-cbp", "be-port", Instant.parse("2026-01-01T00:00:00Z"), pin)));
        long before = stack.broker().waiting("dead.record.released");
        RecordTestData record = RecordTestData.released().ownedBy("be-port");

        partners.send(record);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> stack.broker().waiting("dead.record.released") == before + 1);
        assertThat(partners.count("shelf_version where record = '" + record.id() + "'"))
                .isZero();
    }

    @Test
    @Tag("P4")
    void a_record_signed_with_a_key_that_an_agreement_pins_for_another_party_is_refused() {
        String pin = ", \"pin\": {\"issuer\": \"https://issuer.example\", \"recordKeys\": [\""
                + stack.keys().renewed("nz-police").keyId() + "\"]}";
        take(file(AgreementTestData.between("us-cbp", "eu-euda", Instant.parse("2026-01-01T00:00:00Z"), pin)));
        long before = stack.broker().waiting("dead.record.released");
        RecordTestData record = RecordTestData.released().ownedBy("nz-police");

        partners.send(record, stack.keys().renewed("nz-police"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> stack.broker().waiting("dead.record.released") == before + 1);
        assertThat(partners.count("shelf_version where record = '" + record.id() + "'"))
                .isZero();

        partners.send(record);
        await().atMost(PATIENCE).until(() -> partners.count("shelf_version where record = '" + record.id() + "'") == 1);
    }

    private void take(AgreementFile file) {
        takeAgreements.take(List.of(file)).await().atMost(PATIENCE);
    }

    private int pullByEuropol(RecordTestData record) {
        return partners.analyst("EU", "eu-europol", "drug-trafficking")
                .get("/v1/records/" + record.id())
                .statusCode();
    }

    private long toldToEuropol(RecordTestData record) {
        return partners.count(
                "feed_entry where agency = 'eu-europol' and change = 'visible' and record = '" + record.id() + "'");
    }

    private AgreementFile file(String json) {
        return AgreementTestData.file(stack.keys(), json);
    }
}
