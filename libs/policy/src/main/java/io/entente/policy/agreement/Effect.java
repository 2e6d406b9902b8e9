package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

/** What a clause does. A forbid beats every permit. */
public enum Effect implements Coded {
    PERMIT("permit"),
    FORBID("forbid");

    private static final CodeList<Effect> CODES = new CodeList<>("effect", values());

    private final String code;

    Effect(String code) {
        this.code = code;
    }

    public static Effect of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
