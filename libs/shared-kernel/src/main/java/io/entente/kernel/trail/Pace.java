package io.entente.kernel.trail;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many refused calls of one side are told one by one within a second; the rest are counted. */
final class Pace {
    static final int A_SECOND = 20;

    private final Clock clock;
    private final Map<Side, Integer> told = new HashMap<>();
    private final Map<Side, Map<Integer, Integer>> counted = new HashMap<>();
    private long second;

    Pace(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean allows(Side side) {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            told.clear();
            second = now;
        }
        return told.merge(side, 1, Integer::sum) <= A_SECOND;
    }

    synchronized void count(Side side, int status, int more) {
        counted.computeIfAbsent(side, none -> new TreeMap<>()).merge(status, more, Integer::sum);
    }

    /** Takes what was counted; the count starts again. */
    synchronized List<Tally> drain() {
        List<Tally> tallies = counted.entrySet().stream()
                .map(side -> new Tally(side.getKey(), side.getValue()))
                .toList();
        counted.clear();
        return tallies;
    }

    /** Puts back what could not be written. */
    void restore(Tally tally) {
        tally.byStatus().forEach((status, count) -> count(tally.side(), status, count));
    }
}
