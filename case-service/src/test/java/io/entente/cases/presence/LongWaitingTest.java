package io.entente.cases.presence;

import io.entente.kernel.testing.HeldTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("P3")
class LongWaitingTest {
    private final HeldTime time = new HeldTime();
    private final LongWaiting waiting = new LongWaiting(Duration.ofSeconds(15), time);

    @Test
    void what_was_there_at_a_look_has_waited_for_too_long_fifteen_seconds_later() {
        assertThat(waiting.upTo(7)).isZero();
        time.pass(Duration.ofSeconds(10));
        assertThat(waiting.upTo(9)).isZero();

        time.pass(Duration.ofSeconds(5));
        assertThat(waiting.upTo(12)).isEqualTo(7);
        time.pass(Duration.ofSeconds(10));
        assertThat(waiting.upTo(12)).isEqualTo(9);
    }

    @Test
    void the_clock_changes_nothing() {
        waiting.upTo(7);
        time.set(Duration.ofDays(1));
        assertThat(waiting.upTo(7)).isZero();

        time.set(Duration.ofDays(-2));
        time.pass(Duration.ofSeconds(15));
        assertThat(waiting.upTo(7)).isEqualTo(7);
    }

    @Test
    void an_outbox_that_was_empty_for_a_while_forgets_nothing() {
        waiting.upTo(7);
        time.pass(Duration.ofSeconds(15));
        assertThat(waiting.upTo(0)).isEqualTo(7);

        time.pass(Duration.ofSeconds(60));
        assertThat(waiting.upTo(8)).isEqualTo(7);
    }
}
