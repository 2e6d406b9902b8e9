package io.entente.cases.referral;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;

/** The referral's own state; its versions have theirs. */
public enum State implements Coded {
    OPEN("open"),
    /** Nothing more is expected; a recall is still possible. */
    CLOSED("closed"),
    /** Final. What follows is a new referral. */
    RECALLED("recalled");

    private static final CodeList<State> CODES = new CodeList<>("state", values());

    private final String code;

    State(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when there is no such code */
    public static State of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
