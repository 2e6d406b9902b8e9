package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

/** What an agreement says of a use that a handling code makes subject to the provider's permission. */
public enum Treatment implements Coded {
    /** The agreement itself gives the permission, on its terms. */
    AS_AGREED("as-agreed"),

    /** The provider is asked, each time. */
    CONSENT("consent");

    private static final CodeList<Treatment> CODES = new CodeList<>("treatment", values());

    private final String code;

    Treatment(String code) {
        this.code = code;
    }

    public static Treatment of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
