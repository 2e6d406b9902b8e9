package io.entente.kernel.work;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Work that waits, done in batches of two. */
class BatchesTest {
    private static final int BATCH = 2;

    @Test
    void one_after_the_other_until_one_is_not_full() {
        Deque<Integer> waiting = new ArrayDeque<>(List.of(1, 2, 3, 4, 5));
        AtomicInteger batches = new AtomicInteger();

        done(Batches.whileFull(() -> {
            batches.incrementAndGet();
            return Uni.createFrom().item(take(waiting));
        }));

        assertThat(waiting).isEmpty();
        assertThat(batches).hasValue(3);
    }

    @Test
    void a_long_queue_of_one_does_not_hold_up_the_others() {
        Map<String, Deque<Integer>> waiting =
                Map.of("long", new ArrayDeque<>(List.of(1, 2, 3, 4, 5)), "short", new ArrayDeque<>(List.of(1)));
        List<String> turns = new ArrayList<>();

        done(Batches.inTurn(
                () -> Uni.createFrom()
                        .item(waiting.entrySet().stream()
                                .filter(queue -> !queue.getValue().isEmpty())
                                .map(Map.Entry::getKey)
                                .sorted()
                                .collect(Collectors.toList())),
                who -> {
                    turns.add(who);
                    return Uni.createFrom().item(take(waiting.get(who)));
                }));

        assertThat(turns).containsExactly("long", "short", "long", "long");
        assertThat(waiting.values()).allMatch(Deque::isEmpty);
    }

    @Test
    void ten_thousand_batches_need_no_deeper_stack_than_one() {
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) waiting.add(i);

        done(Batches.whileFull(() -> Uni.createFrom()
                .item(take(waiting))
                .runSubscriptionOn(io.smallrye.mutiny.infrastructure.Infrastructure.getDefaultWorkerPool())));

        assertThat(waiting).isEmpty();
    }

    private static boolean take(Deque<Integer> waiting) {
        int taken = 0;
        while (taken < BATCH && waiting.poll() != null) taken++;
        return taken == BATCH;
    }

    private static void done(Uni<Void> work) {
        work.await().atMost(Duration.ofSeconds(20));
    }
}
