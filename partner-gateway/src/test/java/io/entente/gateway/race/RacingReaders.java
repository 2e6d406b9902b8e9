package io.entente.gateway.race;

import io.entente.kernel.testing.TestStack;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Readers that read on and on while somebody takes away what let them in. */
final class RacingReaders {
    private static final int READERS = 3;
    private static final int AFTERWARDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestStack stack;
    private final AtomicInteger disclosed = new AtomicInteger();
    private volatile boolean over;

    RacingReaders(TestStack stack) {
        this.stack = stack;
    }

    /** What takes away. */
    interface TakingAway {
        /** Need not have committed when this returns. */
        void begin() throws Exception;

        /** @param seeing sees what has committed, and nothing else */
        boolean stands(Connection seeing) throws SQLException;
    }

    /** @param afterwards whether it was seen that what takes away stands, before the question was sent */
    private record Read(boolean afterwards, boolean disclosed) {}

    /**
     * Something is told before it is taken away, and nothing in answer to a question that was sent when that had committed,
     * whose transaction so began later.
     *
     * @param question asked once; whether anything was disclosed
     */
    void getNothingAfter(BooleanSupplier question, TakingAway takingAway) throws Exception {
        List<Read> reads = race(question, takingAway);

        assertThat(reads)
                .filteredOn(Read::afterwards)
                .hasSize(READERS * AFTERWARDS)
                .noneMatch(Read::disclosed);
        assertThat(reads).filteredOn(read -> !read.afterwards()).anyMatch(Read::disclosed);
    }

    private List<Read> race(BooleanSupplier question, TakingAway takingAway) throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<List<Read>>> all = new ArrayList<>();
            for (int n = 0; n < READERS; n++) all.add(readers.submit(reader(question, takingAway)));
            await().atMost(PATIENCE)
                    .until(() -> disclosed.get() >= READERS || all.stream().anyMatch(Future::isDone));
            takingAway.begin();
            List<Read> reads = new ArrayList<>();
            for (Future<List<Read>> one : all) reads.addAll(one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            return reads;
        } finally {
            over = true;
            readers.shutdown();
        }
    }

    private Callable<List<Read>> reader(BooleanSupplier question, TakingAway takingAway) {
        return () -> {
            List<Read> reads = new ArrayList<>();
            try (Connection seeing = stack.postgres().asAdmin(stack.database())) {
                int after = 0;
                while (after < AFTERWARDS && !over) {
                    boolean afterwards = takingAway.stands(seeing);
                    Read read = new Read(afterwards, question.getAsBoolean());
                    reads.add(read);
                    if (afterwards) after++;
                    if (read.disclosed()) disclosed.incrementAndGet();
                }
            }
            return reads;
        };
    }
}
