package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;

/** What an agreement says of a use that a handling code makes subject to the provider's permission. */
public enum Treatment implements Coded {
    /** The agreement itself gives the permission, on its terms. */
    AS_AGREED("as-agreed"),

    /** The provider is asked, each time. */
    CONSENT("consent");

    private final String code;

    Treatment(String code) {
        this.code = code;
    }

    public static Treatment of(String code) {
        for (Treatment treatment : values()) if (treatment.code.equals(code)) return treatment;
        throw new MalformedValue("treatment", code, "consent or as-agreed");
    }

    @Override
    public String code() {
        return code;
    }
}
