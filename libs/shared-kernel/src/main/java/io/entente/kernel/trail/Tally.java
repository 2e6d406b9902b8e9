package io.entente.kernel.trail;

import java.util.Map;

/** Refused calls that were counted and not told one by one. */
record Tally(Side side, Map<Integer, Integer> byStatus) {
    Tally {
        byStatus = Map.copyOf(byStatus);
    }

    int count() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }
}
