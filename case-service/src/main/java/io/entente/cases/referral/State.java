package io.entente.cases.referral;

import io.entente.kernel.vocabulary.MalformedValue;

/** The referral's own state; its versions have theirs. */
public enum State {
    OPEN("open"),
    /** Nothing more is expected; a recall is still possible. */
    CLOSED("closed"),
    /** Final. What follows is a new referral. */
    RECALLED("recalled"),
    /** Final. What it said is gone; that it was, remains. */
    ERASED("erased");

    private final String code;

    State(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when there is no such code */
    public static State of(String code) {
        for (State state : values()) if (state.code.equals(code)) return state;
        throw new MalformedValue("state", code, "open, closed, recalled or erased");
    }

    public String code() {
        return code;
    }
}
