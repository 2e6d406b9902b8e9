package io.entente.system.crash;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** An agreement in force and what its parties did to that. In one client's hands; the oracles read it when that rests. */
final class Accord {
    private final Set<String> suspendedBy;
    private int suspensions;
    private int lifts;

    /** @param suspendedBy who suspends it to begin with */
    Accord(Collection<String> suspendedBy) {
        this.suspendedBy = new TreeSet<>(suspendedBy);
    }

    /** Whether decisions are made under it: one suspension is enough to stop it. */
    boolean stands() {
        return suspendedBy.isEmpty();
    }

    boolean isSuspendedBy(String party) {
        return suspendedBy.contains(party);
    }

    /** Those whose suspension is not lifted. */
    Set<String> suspendedBy() {
        return Set.copyOf(suspendedBy);
    }

    void suspended(String party) {
        suspendedBy.add(party);
        suspensions++;
    }

    void lifted(String party) {
        suspendedBy.remove(party);
        lifts++;
    }

    /** How often it was suspended, by anybody. */
    int suspensions() {
        return suspensions;
    }

    /** How often a suspension was lifted. */
    int lifts() {
        return lifts;
    }
}
