package io.entente.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/** How the calls of one caller ended: latencies of what was answered with 200, and counts by status. */
final class Tally {
    /** In the place of a status: no answer at all. */
    static final int NONE = 0;

    /** In the place of a status: the caller had too many calls under way. */
    static final int NOT_MADE = -1;

    private final Latencies answered = new Latencies();
    private final Map<Integer, Integer> byStatus = new TreeMap<>();

    synchronized void add(int status, long nanos) {
        byStatus.merge(status, 1, Integer::sum);
        if (status == 200) answered.add(nanos);
    }

    synchronized void addAll(Tally other) {
        answered.addAll(other.answered);
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

    @Override
    public synchronized String toString() {
        return byStatus.toString();
    }
}
