package io.entente.benchmarks;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LatenciesTest {
    @Test
    void percentiles_are_samples_by_nearest_rank() {
        Latencies latencies = millis(LongStream.rangeClosed(1, 200).map(n -> 201 - n));
        assertThat(latencies.millis(0.5)).isEqualTo(100);
        assertThat(latencies.millis(0.99)).isEqualTo(198);
        assertThat(latencies.millis(1)).isEqualTo(200);
        assertThat(latencies.millis(0.0001)).isEqualTo(1);
    }

    @Test
    void one_slow_call_in_a_hundred_is_not_the_p99_and_two_are() {
        assertThat(millis(LongStream.range(0, 100).map(n -> n < 1 ? 900 : 5)).millis(0.99))
                .isEqualTo(5);
        assertThat(millis(LongStream.range(0, 100).map(n -> n < 2 ? 900 : 5)).millis(0.99))
                .isEqualTo(900);
    }

    @Test
    void more_samples_than_it_first_has_room_for_are_kept() {
        Latencies all = new Latencies();
        all.addAll(millis(LongStream.range(0, 5_000)));
        all.addAll(millis(LongStream.range(5_000, 10_000)));
        assertThat(all.count()).isEqualTo(10_000);
        assertThat(all.millis(1)).isEqualTo(9_999);
    }

    @Test
    void nothing_measured_has_no_percentile() {
        assertThatThrownBy(() -> new Latencies().millis(0.5)).hasMessage("nothing was measured");
    }

    private static Latencies millis(LongStream samples) {
        Latencies latencies = new Latencies();
        samples.forEach(sample -> latencies.add(sample * 1_000_000));
        return latencies;
    }
}
