package io.entente.kernel.quota;

import java.time.Duration;

/**
 * So many calls within a window. It fills again evenly, so a caller that was quiet for one window may make them all at
 * once.
 *
 * @param name as the {@code RateLimit} fields give it
 * @param window whole seconds, at least one
 */
record Allowance(String name, int calls, Duration window) {
    Allowance {
        if (calls < 1) throw new IllegalArgumentException("the quota " + name + " allows no call at all");
        if (window.toSeconds() < 1 || window.getNano() != 0)
            throw new IllegalArgumentException("the window of the quota " + name + " is not in whole seconds");
    }
}
