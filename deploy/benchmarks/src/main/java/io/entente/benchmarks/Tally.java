package io.entente.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the calls of one caller ended: latencies of what was answered with 200, and counts by status. */
final class Tally {
    /** In the place of a status: no answer at all. */
    static final int NONE = 0;

    /** In the place of a status: the caller had too many calls under way. */
    static final int NOT_MADE = -1;

    private static final int TOLD = 5;

    private final Latencies answered = new Latencies();
    private final Map<Integer, Integer> byStatus = new TreeMap<>();
    /** Those that took longest, longest first. */
    private final List<Slow> slowest = new ArrayList<>();

    /**
     * An answer that took long: when it came due tells what it stood behind.
     *
     * @param due nanoseconds since the phase began
     * @param nanos what it took
     */
    private record Slow(long due, long nanos) {
        @Override
        public String toString() {
            return "%.0f ms at %.1f s".formatted(nanos / 1e6, due / 1e9);
        }
    }

    /**
     * @param status of the answer, or {@link #NONE} or {@link #NOT_MADE}
     * @param due nanoseconds from the beginning of the phase to when the call was due
     * @param nanos from when it was due to its answer
     */
    synchronized void add(int status, long due, long nanos) {
        byStatus.merge(status, 1, Integer::sum);
        if (status != 200) return;
        answered.add(nanos);
        slow(new Slow(due, nanos));
    }

    private void slow(Slow answer) {
        slowest.add(answer);
        slowest.sort(Comparator.comparingLong(Slow::nanos).reversed());
        if (slowest.size() > TOLD) slowest.remove(TOLD);
    }

    synchronized void addAll(Tally other) {
        answered.addAll(other.answered);
        other.slowest.forEach(this::slow);
        other.byStatus.forEach((status, count) -> byStatus.merge(status, count, Integer::sum));
    }

    Latencies answered() {
        return answered;
    }

    synchronized int of(int status) {
        return byStatus.getOrDefault(status, 0);
    }

    synchronized int all() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized String slowest() {
        return slowest.toString();
    }

    @Override
    public synchronized String toString() {
        return byStatus.toString();
    }
}
