package io.entente.cases.referral;

/** The referral's own state; its versions have theirs. */
public enum State {
    OPEN("open"),
    /** Nothing more is expected; a recall is still possible. */
    CLOSED("closed"),
    /** Final. What follows is a new referral. */
    RECALLED("recalled");

    private final String code;

    State(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
