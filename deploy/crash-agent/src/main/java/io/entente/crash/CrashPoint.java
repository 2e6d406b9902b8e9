package io.entente.crash;

import java.util.Arrays;

/** Where a service can be made to die. */
public enum CrashPoint {
    /** Everything is written, and COMMIT has not been sent to PostgreSQL. */
    BEFORE_COMMIT("before-commit"),
    /** PostgreSQL has committed, and nobody has been told. */
    AFTER_COMMIT("after-commit"),
    /** A message is read from the outbox, and not yet on its way. */
    BEFORE_SEND("before-send"),
    /** The broker has accepted a message, and its outbox row is still there. */
    AFTER_SEND("after-send"),
    /** The effect of a message is committed, and the broker has not been told. */
    BEFORE_ACK("before-ack");

    private final String code;

    CrashPoint(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static CrashPoint of(String code) {
        return Arrays.stream(values())
                .filter(point -> point.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no crash point " + code));
    }

    @Override
    public String toString() {
        return code;
    }
}
