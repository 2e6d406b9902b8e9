package io.entente.kernel.testing;

import io.entente.kernel.time.Stopwatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time in a test's hand: it stands still unless it passes, for the clock and the stopwatch, or somebody sets the clock. */
public final class HeldTime extends Clock implements Stopwatch {
    private volatile Instant now = Instant.parse("2026-11-22T08:00:00.5Z");
    /** Close to where the count wraps round: it may begin anywhere. */
    private volatile long nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

    public synchronized void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** Ahead, or back if it is negative. A machine that sleeps sees the same as one whose clock is set ahead. */
    public synchronized void set(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
