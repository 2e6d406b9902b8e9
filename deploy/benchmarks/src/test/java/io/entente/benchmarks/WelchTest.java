package io.entente.benchmarks;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class WelchTest {
    @Test
    void it_is_what_comes_out_by_hand() {
        // Means 3 and 5, variances 10/4 and 20/3: (3 - 5) / sqrt(2.5/5 + 6.6667/4) = -2 / 1.47196.
        long[] one = {1, 2, 3, 4, 5};
        long[] other = {2, 4, 6, 8};
        assertThat(Welch.t(one, other)).isCloseTo(-1.358732, within(1e-6));
        assertThat(Welch.t(other, one)).isCloseTo(1.358732, within(1e-6));
    }

    @Test
    void equal_lots_are_not_apart_and_lots_that_do_not_vary_are_apart_without_end() {
        assertThat(Welch.t(new long[] {7, 7}, new long[] {7, 7, 7})).isZero();
        assertThat(Welch.t(new long[] {8, 8}, new long[] {7, 7, 7})).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void of_the_quickest_nothing_slower_is_looked_at() {
        long[] one = {1, 2, 3, 4, 5, 1_000_000};
        long[] other = {2, 4, 6, 8, 2_000_000, 3_000_000, 1_500_000, 1_200_000, 1_300_000, 1_400_000, 1_600_000};
        assertThat(Welch.ofQuickest(0.5, one, other)).isCloseTo(-1.358732, within(1e-6));
        assertThat(Welch.ofQuickest(1, one, other)).isEqualTo(Welch.t(one, other));
    }

    @Test
    void fifty_microseconds_in_five_milliseconds_are_found_and_chance_is_not() {
        Random random = new Random(7);
        assertThat(Math.abs(Welch.t(drawn(random, 5_000_000), drawn(random, 5_000_000))))
                .isLessThan(4.5);
        assertThat(Welch.t(drawn(random, 5_050_000), drawn(random, 5_000_000))).isGreaterThan(4.5);
    }

    @Test
    void nothing_and_one_sample_have_no_t() {
        assertThatThrownBy(() -> Welch.t(new long[0], new long[] {1, 2})).hasMessage("nothing was measured");
        assertThatThrownBy(() -> Welch.t(new long[] {1}, new long[] {1, 2})).hasMessage("one sample does not vary");
    }

    /** @return latencies in nanoseconds about the mean, with a deviation of 300 microseconds */
    private static long[] drawn(Random random, long mean) {
        long[] drawn = new long[5_000];
        Arrays.setAll(drawn, n -> mean + Math.round(random.nextGaussian() * 300_000));
        return drawn;
    }
}
