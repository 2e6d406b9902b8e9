package io.entente.system.crash;

import io.entente.system.crash.RecordHistory.State;

/** One request to a partner and all that was answered about it. In one client's hands; the oracles read it when that rests. */
final class Affair {
    private final String id;
    private State state = State.DRAFT;
    private int released;

    Affair(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    State state() {
        return state;
    }

    /** Number of the version last released, 0 for none. */
    int released() {
        return released;
    }

    void is(State now, int version) {
        state = now;
        released = version;
    }

    /** Whether the partner is to see it. */
    boolean shared() {
        return state == State.RELEASED;
    }
}
