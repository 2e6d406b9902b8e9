package io.entente.kernel.trail;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many refused calls of one side are told one by one within a second; the rest are counted. Calls over quota come in
 * floods and say the same each time: one is told, and they take no other refusal's room.
 */
final class Pace {
    static final int A_SECOND = 20;
    static final int OVER_QUOTA_A_SECOND = 1;

    private static final int TOO_MANY_REQUESTS = 429;

    private final Clock clock;
    private final Map<Side, Integer> told = new HashMap<>();
    private final Map<Side, Integer> toldOverQuota = new HashMap<>();
    private final Map<Side, Map<Integer, Integer>> counted = new HashMap<>();
    private long second;

    Pace(Clock clock) {
        this.clock = clock;
    }

    /** @param status of the refusal */
    synchronized boolean allows(Side side, int status) {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            told.clear();
            toldOverQuota.clear();
            second = now;
        }
        return status == TOO_MANY_REQUESTS
                ? toldOverQuota.merge(side, 1, Integer::sum) <= OVER_QUOTA_A_SECOND
                : told.merge(side, 1, Integer::sum) <= A_SECOND;
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
