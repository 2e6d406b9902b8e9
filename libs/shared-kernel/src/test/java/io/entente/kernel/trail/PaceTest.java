package io.entente.kernel.trail;

import io.entente.kernel.testing.HeldTime;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final Side NOBODY = new Side(null, null);
    private static final Side HSI = new Side(new Jurisdiction("US"), new AgencyId("us-hsi"));

    private final HeldTime time = new HeldTime();
    private final Pace pace = new Pace(time);

    @Test
    void twenty_a_second_are_told_one_by_one() {
        assertThat(told(NOBODY, 403, 100)).isEqualTo(Pace.A_SECOND);
        time.pass(Duration.ofSeconds(1));
        assertThat(told(NOBODY, 403, 100)).isEqualTo(Pace.A_SECOND);
    }

    @Test
    void a_flood_of_unknown_callers_hides_no_call_of_a_known_one() {
        told(NOBODY, 401, 100_000);
        assertThat(told(HSI, 403, 20)).isEqualTo(20);
    }

    @Test
    void a_flood_of_calls_over_quota_is_told_once_a_second_and_hides_no_other_refusal_of_its_side() {
        assertThat(told(HSI, 429, 200)).isEqualTo(1);
        assertThat(told(HSI, 403, 20)).isEqualTo(20);
        time.pass(Duration.ofSeconds(1));
        assertThat(told(HSI, 429, 200)).isEqualTo(1);
    }

    @Test
    void what_is_counted_is_drained_once_and_can_be_put_back() {
        pace.count(NOBODY, 401, 1);
        pace.count(NOBODY, 401, 2);
        pace.count(HSI, 403, 1);

        var drained = pace.drain();
        assertThat(drained)
                .containsExactlyInAnyOrder(new Tally(NOBODY, Map.of(401, 3)), new Tally(HSI, Map.of(403, 1)));
        assertThat(pace.drain()).isEmpty();

        pace.count(NOBODY, 401, 1);
        drained.forEach(pace::restore);
        assertThat(pace.drain()).contains(new Tally(NOBODY, Map.of(401, 4)));
    }

    private long told(Side side, int status, int calls) {
        return IntStream.range(0, calls).filter(n -> pace.allows(side, status)).count();
    }
}
