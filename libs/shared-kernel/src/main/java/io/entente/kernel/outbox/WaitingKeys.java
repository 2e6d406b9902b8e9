package io.entente.kernel.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keys whose next event the broker refused. They wait a while, so that they do not fill every batch of the others. The
 * while is measured by a clock that nobody sets: one set back would make them wait until it is where it was.
 */
final class WaitingKeys {
    /** When more are refused than this, it is the broker's trouble and not theirs. */
    private static final int MOST = 1_000;

    private final Duration pause;
    private final LongSupplier nanos;
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    /**
     * @param pause how long a key waits
     * @param nanos as {@link System#nanoTime} counts them
     */
    WaitingKeys(Duration pause, LongSupplier nanos) {
        this.pause = pause;
        this.nanos = nanos;
    }

    void add(String key) {
        if (until.size() < MOST) until.put(key, nanos.getAsLong() + pause.toNanos());
    }

    /** Those that wait now. */
    String[] now() {
        long now = nanos.getAsLong();
        until.values().removeIf(end -> end - now <= 0);
        return until.keySet().toArray(String[]::new);
    }
}
