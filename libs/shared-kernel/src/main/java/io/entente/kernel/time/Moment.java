package io.entente.kernel.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A moment by the clock and by the stopwatch. The clock may be set back, and the stopwatch stands while the machine sleeps:
 * what must not last longer than it should is over when either says so.
 *
 * @param at by the machine's clock
 * @param nanos by a {@link Stopwatch}
 */
public record Moment(Instant at, long nanos) {
    public static Moment now(Clock clock, Stopwatch watch) {
        return new Moment(clock.instant(), watch.nanos());
    }

    /** Whether so much time has passed until then, by either. A clock set ahead ends it early. */
    public boolean isOver(Duration span, Moment now) {
        return now.nanos - nanos >= span.toNanos() || !now.at.isBefore(at.plus(span));
    }
}
