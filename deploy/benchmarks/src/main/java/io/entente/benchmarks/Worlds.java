package io.entente.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two worlds that differ in nothing but what the caller may not know. They are asked in turns, which goes first is drawn
 * for each turn, and so is what is asked for, so that whatever else the machine does falls on both.
 *
 * @param hiding what to ask for where something is hidden
 * @param empty what to ask for where there is nothing
 * @param status that every answer has, in both
 */
record Worlds(List<Partner> hiding, List<Partner> empty, int status) {
    private static final int BETWEEN_SIGN_INS = 500;

    /** Latencies of the two, in nanoseconds; each turn gave one to each. */
    record Latencies(long[] hiding, long[] empty) {}

    /**
     * @param turns of each of those who ask
     * @param atOnce how many ask, each waiting for an answer before it asks again
     * @throws IllegalStateException if an answer had another status
     */
    Latencies ask(int turns, int atOnce) {
        Latencies all = new Latencies(new long[turns * atOnce], new long[turns * atOnce]);
        for (int from = 0; from < turns; from += BETWEEN_SIGN_INS) {
            hiding.forEach(Partner::signInAgain);
            empty.forEach(Partner::signInAgain);
            ask(all, from, Math.min(turns, from + BETWEEN_SIGN_INS), atOnce);
        }
        return all;
    }

    private void ask(Latencies all, int from, int to, int atOnce) {
        ExecutorService askers = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<?>> asking = new ArrayList<>();
            for (int n = 0; n < atOnce; n++) {
                int asker = n;
                asking.add(askers.submit(() -> {
                    Random random = new Random(31L * from + asker);
                    for (int turn = from; turn < to; turn++) turn(all, turn * atOnce + asker, random);
                }));
            }
            for (Future<?> one : asking) one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not every call was answered alike", e.getCause());
        } finally {
            askers.shutdownNow();
        }
    }

    private void turn(Latencies all, int index, Random random) {
        Partner hidden = one(hiding, random);
        Partner none = one(empty, random);
        if (random.nextBoolean()) {
            all.hiding()[index] = nanos(hidden);
            all.empty()[index] = nanos(none);
        } else {
            all.empty()[index] = nanos(none);
            all.hiding()[index] = nanos(hidden);
        }
    }

    private long nanos(Partner partner) {
        long start = System.nanoTime();
        int answered = partner.call().join();
        long nanos = System.nanoTime() - start;
        if (answered != status) throw new IllegalStateException("answered with " + answered + ", not " + status);
        return nanos;
    }

    private static Partner one(List<Partner> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
