package io.entente.kernel.time;

import io.entente.kernel.testing.HeldTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("P6")
class LeapsTest {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final HeldTime time = new HeldTime();
    private final Leaps leaps = new Leaps(time);

    @Test
    void a_clock_that_goes_along_leaps_never() {
        for (int hour = 0; hour < 100; hour++) {
            assertThat(leapt()).isFalse();
            time.pass(Duration.ofHours(1));
            // Somebody keeps it right.
            time.set(Duration.ofSeconds(hour % 2 == 0 ? 30 : -30));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT25H", "P3650D"})
    void a_clock_that_was_set_ahead_leapt_until_a_day_has_passed(Duration ahead) {
        leapt();
        time.set(ahead);

        for (int hour = 0; hour < 24; hour++) {
            assertThat(leapt()).isTrue();
            time.pass(Duration.ofHours(1));
        }
        assertThat(leapt()).isFalse();
    }

    @Test
    void a_clock_that_was_set_ahead_and_right_again_has_leapt_all_the_same() {
        leapt();
        time.set(A_DAY);
        leapt();
        time.set(A_DAY.negated());

        assertThat(leapt()).isTrue();
    }

    @Test
    void a_clock_that_was_set_back_has_not_leapt_until_it_is_put_right() {
        leapt();
        time.set(Duration.ofHours(-5));
        assertThat(leapt()).isFalse();

        time.set(Duration.ofHours(5));
        assertThat(leapt()).isTrue();
    }

    private boolean leapt() {
        return leaps.within(A_DAY, time.instant());
    }
}
