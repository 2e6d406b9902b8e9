package io.entente.kernel.quota;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether a call may go on.
 *
 * @param levels how each allowance stands
 * @param retryAfter how long to wait before trying again, if the call is refused
 */
record Admission(List<Level> levels, Optional<Duration> retryAfter) {
    boolean granted() {
        return retryAfter.isEmpty();
    }
}
