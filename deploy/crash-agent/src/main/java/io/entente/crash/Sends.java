package io.entente.crash;

import org.jspecify.annotations.Nullable;

/**
 * Messages on their way from the outbox, and those that were taken: only the relay sends with a handler for the broker's
 * answer.
 */
public final class Sends {
    private Sends() {}

    /**
     * Called before a message is sent.
     *
     * @return the handler to use instead
     */
    public static @Nullable Object started(Object message, @Nullable Object handler) {
        if (handler == null) return null;
        String address = told(message, "address");
        Passages.passing(CrashPoint.BEFORE_SEND, Seam.RELAY, address);
        return Handlers.before(handler, () -> Passages.passing(CrashPoint.AFTER_SEND, Seam.RELAY, address));
    }

    /**
     * Called before the broker is told that a message was taken.
     *
     * @param address where it came from
     */
    public static void acknowledging(Object address) {
        Passages.passing(CrashPoint.BEFORE_ACK, Seam.INTAKE, told(address, "code"));
    }

    private static String told(Object by, String method) {
        try {
            return String.valueOf(by.getClass().getMethod(method).invoke(by));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the crash agent does not fit " + by.getClass(), e);
        }
    }
}
