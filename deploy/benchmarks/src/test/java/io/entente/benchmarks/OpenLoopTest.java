package io.entente.benchmarks;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OpenLoopTest {
    @Test
    void arrivals_keep_their_mean_rate_and_are_the_same_for_the_same_seed() {
        Arrivals arrivals = new Arrivals(50, 7);
        Arrivals again = new Arrivals(50, 7);
        long last = 0;
        for (int n = 0; n < 10_000; n++) {
            long due = arrivals.next();
            assertThat(due).isGreaterThanOrEqualTo(last).isEqualTo(again.next());
            last = due;
        }
        assertThat(last / 1e9).isCloseTo(200, within(10.0));
        assertThat(new Arrivals(50, 8).next()).isNotEqualTo(new Arrivals(50, 7).next());
    }

    @Test
    void a_server_that_halts_is_counted_in_every_call_that_was_due_meanwhile() {
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<Integer> halted = new CompletableFuture<>();
        Tally tally = OpenLoop.start("halting", 100, Duration.ofMillis(500), 7, OpenLoop.PATIENT, () -> {
                    // The first answer comes when about fifty calls were due; the others wait for it.
                    if (calls.incrementAndGet() == 1)
                        CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS)
                                .execute(() -> halted.complete(200));
                    return halted.thenApply(status -> status);
                })
                .join();

        assertThat(tally.all()).isEqualTo(tally.of(200)).isGreaterThan(20);
        assertThat(tally.answered().millis(0.5)).isGreaterThan(80);
        assertThat(tally.answered().millis(1)).isGreaterThanOrEqualTo(300);
    }

    @Test
    void a_call_without_an_answer_is_counted_and_has_no_latency() {
        Tally tally = OpenLoop.start(
                        "failing",
                        200,
                        Duration.ofMillis(200),
                        7,
                        OpenLoop.PATIENT,
                        () -> CompletableFuture.failedFuture(new IllegalStateException()))
                .join();
        assertThat(tally.of(Tally.NONE)).isEqualTo(tally.all()).isPositive();
        assertThat(tally.answered().count()).isZero();
    }

    @Test
    void only_what_was_answered_with_200_has_a_latency() {
        AtomicInteger calls = new AtomicInteger();
        Tally tally = OpenLoop.start(
                        "refusing",
                        200,
                        Duration.ofMillis(200),
                        7,
                        OpenLoop.PATIENT,
                        () -> CompletableFuture.completedFuture(calls.incrementAndGet() % 2 == 0 ? 200 : 429))
                .join();
        assertThat(tally.of(200) + tally.of(429)).isEqualTo(tally.all());
        assertThat(tally.answered().count()).isEqualTo(tally.of(200));
    }

    @Test
    void beyond_what_may_be_under_way_calls_are_not_made_and_counted_so() {
        CompletableFuture<Integer> late = new CompletableFuture<>();
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(() -> late.complete(200));
        Tally tally = OpenLoop.start(
                        "waiting", 200, Duration.ofMillis(200), 7, 3, () -> late.thenApply(status -> status))
                .join();
        assertThat(tally.of(200)).isEqualTo(3);
        assertThat(tally.of(Tally.NOT_MADE)).isEqualTo(tally.all() - 3).isPositive();
    }
}
