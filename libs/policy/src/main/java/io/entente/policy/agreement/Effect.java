package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;

/** What a clause does. A forbid beats every permit. */
public enum Effect implements Coded {
    PERMIT("permit"),
    FORBID("forbid");

    private final String code;

    Effect(String code) {
        this.code = code;
    }

    public static Effect of(String code) {
        for (Effect effect : values()) if (effect.code.equals(code)) return effect;
        throw new MalformedValue("effect", code, "permit or forbid");
    }

    @Override
    public String code() {
        return code;
    }
}
