package io.entente.crash;

import org.jspecify.annotations.Nullable;

/** Messages on their way from the outbox: only the relay sends with a handler for the broker's answer. */
public final class Sends {
    private Sends() {}

    /**
     * Called before a message is sent.
     *
     * @return the handler to use instead
     */
    public static @Nullable Object started(@Nullable Object handler) {
        if (handler == null) return null;
        Passages.passing(CrashPoint.BEFORE_SEND, Seam.RELAY);
        return Handlers.before(handler, () -> Passages.passing(CrashPoint.AFTER_SEND, Seam.RELAY));
    }
}
