package io.entente.kernel.quota;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether a call may go on.
 *
 * @param levels how each allowance stands
 * @param retryAfter how long to wait before trying again, if the call is refused
 * @param place where it waits for its turn, if it is granted
 */
record Admission(List<Level> levels, Optional<Duration> retryAfter, Optional<WaitingLine.Place> place) {
    static Admission granted(List<Level> levels, WaitingLine.Place place) {
        return new Admission(levels, Optional.empty(), Optional.of(place));
    }

    static Admission refused(List<Level> levels, Duration retryAfter) {
        return new Admission(levels, Optional.of(retryAfter), Optional.empty());
    }

    boolean granted() {
        return place.isPresent();
    }
}
