package io.entente.kernel.time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Whether a clock leapt ahead of a stopwatch: then everything looks older than it is, until as much time has passed. */
public final class Leaps {
    /** A clock may be put right by less, and whoever asks it may wait for the answer. */
    private static final Duration NO_LEAP = Duration.ofMinutes(1);

    private final Stopwatch watch;
    private @Nullable Moment last;
    private @Nullable Long leapt;

    public Leaps(Stopwatch watch) {
        this.watch = watch;
    }

    /**
     * @param now as the clock says
     * @return whether it leapt within that span, as far as it was asked
     */
    public boolean within(Duration span, Instant now) {
        long nanos = watch.nanos();
        Moment before = last;
        last = new Moment(now, nanos);
        if (before != null
                && now.isAfter(before.at().plusNanos(nanos - before.nanos()).plus(NO_LEAP))) leapt = nanos;
        return leapt != null && nanos - leapt < span.toNanos();
    }
}
