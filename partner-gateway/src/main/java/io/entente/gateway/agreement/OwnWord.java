package io.entente.gateway.agreement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What this instance announced last, held against what was announced last by whomever. That may be another instance's word,
 * which runs with another register during an update: the two shall not take turns all the time, and the one that stays
 * shall have the last word.
 */
final class OwnWord {
    private final Clock clock;
    private final Duration patience;
    private volatile boolean spoken;
    private volatile String said = "";
    private volatile Instant contradicted = Instant.MAX;

    /** @param patience for how long what another instance announced stands, though this one decides by something else */
    OwnWord(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** Whether anything was announced since this instance started. */
    boolean isSpoken() {
        return spoken;
    }

    void say(String hash) {
        said = hash;
        spoken = true;
    }

    /**
     * Whether nothing is to be announced just now.
     *
     * @param hash of what this instance decides by
     * @param last hash of what was announced last
     */
    boolean stands(String hash, String last) {
        boolean same = spoken && hash.equals(said);
        if (!same || hash.equals(last)) {
            contradicted = Instant.MAX;
            return same;
        }
        Instant now = clock.instant();
        if (contradicted.equals(Instant.MAX)) contradicted = now;
        boolean patient = contradicted.plus(patience).isAfter(now);
        if (!patient) contradicted = Instant.MAX;
        return patient;
    }
}
