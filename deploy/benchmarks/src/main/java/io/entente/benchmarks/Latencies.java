package io.entente.benchmarks;

import java.util.Arrays;

/** Every sample is kept: percentiles are of what was measured, not of an estimate. */
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long sample) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = sample;
    }

    synchronized void addAll(Latencies others) {
        for (long sample : others.sorted()) add(sample);
    }

    synchronized int count() {
        return count;
    }

    /**
     * The smallest sample that at least this share of all samples does not exceed (nearest rank).
     *
     * @param share above 0, at most 1
     * @return milliseconds, to a hundredth
     */
    double millis(double share) {
        long[] sorted = sorted();
        if (sorted.length == 0) throw new IllegalStateException("nothing was measured");
        int rank = (int) Math.ceil(share * sorted.length);
        return Math.round(sorted[Math.max(rank, 1) - 1] / 10_000.0) / 100.0;
    }

    private synchronized long[] sorted() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
