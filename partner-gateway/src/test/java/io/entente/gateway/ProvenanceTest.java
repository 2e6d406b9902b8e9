package io.entente.gateway;

import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P4")
class ProvenanceTest {
    private static final String DEAD = "dead.record.released";

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    void a_record_signed_with_another_agencys_key_never_reaches_the_shelf() {
        assertRefused(RecordTestData.released().signedAs("be-customs"));
    }

    @Test
    void a_record_of_one_agency_cannot_be_taken_over_by_another() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        assertRefused(record.amended().ownedBy("be-customs"));
    }

    @Test
    void a_record_with_a_marking_that_nobody_knows_is_refused_rather_than_guessed_at() {
        assertRefused(RecordTestData.released().marked("purple"));
    }

    @Test
    void a_record_for_an_agency_that_the_register_does_not_know_is_refused() {
        assertRefused(RecordTestData.released().to(Map.of("us-nobody", "full")));
    }

    private void assertRefused(RecordTestData record) {
        long before = stack.broker().waiting(DEAD);

        partners.send(record);

        await().atMost(Duration.ofSeconds(40)).until(() -> stack.broker().waiting(DEAD) == before + 1);
        assertThat(partners.count("shelf_version where version_id = '" + record.versionId() + "'"))
                .isZero();
    }
}
