package io.entente.kernel.outbox;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingKeysTest {
    /** Close to where the count wraps round: it may begin anywhere. */
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());

    private final WaitingKeys keys = new WaitingKeys(Duration.ofSeconds(10), nanos::get);

    @Test
    void a_key_waits_its_time_whatever_the_clock_on_the_wall_says() {
        keys.add("one");

        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(keys.now()).containsExactly("one");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(keys.now()).isEmpty();
    }
}
