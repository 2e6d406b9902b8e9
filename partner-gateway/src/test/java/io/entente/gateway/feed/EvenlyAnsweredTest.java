package io.entente.gateway.feed;

import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Here the step is a quarter of a second, long enough to see that answers wait for it. */
@QuarkusTest
@TestProfile(HistoriesTest.Still.class)
@Tag("P7")
class EvenlyAnsweredTest {
    private static final Duration STEP = Duration.ofMillis(250);

    TestStack stack;

    @Test
    void no_answer_comes_before_its_step_and_a_refusal_waits_for_none() {
        assertThat(quickest("/v1/records/" + RecordId.random(), "partner-analyst", 404))
                .isGreaterThanOrEqualTo(STEP);
        assertThat(quickest("/v1/records/no-id", "partner-analyst", 404)).isGreaterThanOrEqualTo(STEP);
        assertThat(quickest("/v1/feed", "partner-analyst", 200)).isGreaterThanOrEqualTo(STEP);
        // Of more: a busy machine is seldom quick.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(quickest("/v1/feed", "auditor", 403))
                .isLessThan(STEP));
    }

    private Duration quickest(String path, String role, int status) {
        return Duration.ofNanos(
                LongStream.range(0, 4).map(n -> nanos(path, role, status)).min().orElseThrow());
    }

    private long nanos(String path, String role, int status) {
        String token = stack.issuers().token("US", "us-hsi", "an.analyst", role);
        long start = System.nanoTime();
        RestAssured.given()
                .auth()
                .oauth2(token)
                .header("Entente-Purpose", "drug-trafficking")
                .header("Entente-Justification", "EXERCISE-2026-17")
                .get(path)
                .then()
                .statusCode(status);
        return System.nanoTime() - start;
    }
}
