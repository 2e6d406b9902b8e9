package io.entente.gateway.agreement;

import io.entente.kernel.time.Stopwatch;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What this instance announced last, held against what was announced last by whomever. That may be another instance's word,
 * which runs with another register during an update: the two shall not take turns all the time, and the one that stays
 * shall have the last word.
 */
final class OwnWord {
    private final Stopwatch watch;
    private final Duration patience;
    private volatile boolean spoken;
    private volatile String said = "";
    /** By the stopwatch, which nobody sets back. */
    private volatile @Nullable Long contradicted;

    /** @param patience for how long what another instance announced stands, though this one decides by something else */
    OwnWord(Stopwatch watch, Duration patience) {
        this.watch = watch;
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
            contradicted = null;
            return same;
        }
        long now = watch.nanos();
        Long since = contradicted;
        boolean patient = now - (since == null ? now : since) < patience.toNanos();
        if (!patient) contradicted = null;
        else if (since == null) contradicted = now;
        return patient;
    }
}
