package io.entente.kernel.caller;

import java.time.Duration;
import java.time.Instant;

/** A few tries at once, then one every two seconds. */
final class Tries {
    static final int AT_ONCE = 20;
    static final Duration EACH = Duration.ofSeconds(2);

    private int left = AT_ONCE;
    private Instant counted = Instant.EPOCH;

    /** @return whether there was one left */
    synchronized boolean take(Instant now) {
        long more = Math.max(0, Duration.between(counted, now).dividedBy(EACH));
        if (more > 0) {
            left = (int) Math.min(AT_ONCE, left + more);
            counted = now;
        }
        if (left == 0) return false;
        left--;
        return true;
    }
}
