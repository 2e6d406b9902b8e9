package io.entente.cases.presence;

import io.entente.kernel.time.Stopwatch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What in the outbox has waited for too long. Rows have dates, but a clock that is set back makes a row that waits look as
 * if it had yet to come; so this counts for itself, from one look at the outbox to the next.
 */
final class LongWaiting {
    private final Duration longest;
    private final Stopwatch watch;
    private final Deque<Look> looks = new ArrayDeque<>();
    private long old;

    LongWaiting(Duration longest, Stopwatch watch) {
        this.longest = longest;
        this.watch = watch;
    }

    private record Look(long highest, long nanos) {}

    /**
     * @param highest of the positions that wait now, which only go up; 0 if nothing waits
     * @return the position up to which whatever is still there has waited for too long; 0 if none
     */
    synchronized long upTo(long highest) {
        long now = watch.nanos();
        while (!looks.isEmpty() && now - looks.element().nanos >= longest.toNanos())
            old = Math.max(old, looks.remove().highest);
        looks.add(new Look(highest, now));
        return old;
    }
}
