package io.entente.kernel.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys whose next event the broker refused. They wait a while, so that they do not fill every batch of the others. */
final class WaitingKeys {
    private static final Duration WHILE = Duration.ofSeconds(10);
    /** When more are refused than this, it is the broker's trouble and not theirs. */
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    WaitingKeys(Clock clock) {
        this.clock = clock;
    }

    void add(String key) {
        if (until.size() < MOST) until.put(key, clock.instant().plus(WHILE));
    }

    /** Those that wait now. */
    String[] now() {
        Instant now = clock.instant();
        until.values().removeIf(end -> !end.isAfter(now));
        return until.keySet().toArray(String[]::new);
    }
}
