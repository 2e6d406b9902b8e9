package io.entente.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Readers that read on and on while somebody takes away what let them in. */
public final class RacingReaders {
    private static final int READERS = 3;
    private static final int AFTERWARDS = 4;

    private volatile boolean takenAway;

    /** @param afterwards whether it was taken away, and that committed, before the request was sent */
    private record Read(boolean afterwards, int status) {}

    /**
     * All got something before it was taken away, and nobody gets anything in a request sent afterwards.
     *
     * @param pull one request, its status
     * @param takesAway returns once it has committed
     */
    public static void getNothingAfter(IntSupplier pull, Runnable takesAway) throws Exception {
        List<Read> reads = new RacingReaders().race(pull, takesAway);

        assertThat(reads)
                .filteredOn(Read::afterwards)
                .hasSize(READERS * AFTERWARDS)
                .allSatisfy(read -> assertThat(read.status()).isEqualTo(404));
        assertThat(reads)
                .filteredOn(read -> !read.afterwards())
                .extracting(Read::status)
                .contains(200);
    }

    private List<Read> race(IntSupplier pull, Runnable takesAway) throws Exception {
        AtomicInteger disclosed = new AtomicInteger();
        Callable<List<Read>> reader = () -> {
            List<Read> reads = new ArrayList<>();
            int after = 0;
            while (after < AFTERWARDS) {
                boolean afterwards = takenAway;
                int status = pull.getAsInt();
                reads.add(new Read(afterwards, status));
                if (afterwards) after++;
                if (status == 200) disclosed.incrementAndGet();
            }
            return reads;
        };

        List<Read> reads = new ArrayList<>();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<List<Read>>> all = new ArrayList<>();
            for (int n = 0; n < READERS; n++) all.add(readers.submit(reader));
            await().atMost(Duration.ofSeconds(60)).until(() -> disclosed.get() >= READERS);
            takesAway.run();
            takenAway = true;
            for (Future<List<Read>> one : all) reads.addAll(one.get());
        } finally {
            takenAway = true;
            readers.shutdown();
        }
        return reads;
    }
}
