package io.entente.gateway.answer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("P7")
class EvenAnswersTest {
    @ParameterizedTest
    @CsvSource({"0, 40", "1, 39", "39, 1", "40, 40", "41, 39", "1000, 40", "1001, 39"})
    void an_answer_waits_for_the_next_step(long taken, long left) {
        assertThat(EvenAnswers.left(Duration.ofMillis(taken), Duration.ofMillis(40)))
                .isEqualTo(Duration.ofMillis(left));
    }

    /** Less than a millisecond is no time to a timer: it refuses, and the answer would be none. */
    @Test
    void the_wait_is_always_of_whole_milliseconds_and_never_none() {
        Duration step = Duration.ofMillis(40);
        for (long micros = 0; micros < 200_000; micros += 7) {
            Duration taken = Duration.ofNanos(micros * 1000);
            Duration left = EvenAnswers.left(taken, step);
            assertThat(left).isGreaterThanOrEqualTo(Duration.ofMillis(1)).isLessThanOrEqualTo(step);
            assertThat(left.toNanos() % 1_000_000).isZero();
        }
    }
}
