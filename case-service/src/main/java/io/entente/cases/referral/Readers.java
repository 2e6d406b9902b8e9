package io.entente.cases.referral;

import io.entente.kernel.vocabulary.MalformedValue;

/** Who reads a referral inside its agency, besides its assignee. */
public enum Readers {
    /** The owning unit. */
    UNIT("unit"),
    /** Every officer of the agency. */
    AGENCY("agency"),
    /** Those that are named, and nobody else. */
    NAMED("named");

    private final String code;

    Readers(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when there is no such code */
    public static Readers of(String code) {
        for (Readers readers : values()) if (readers.code.equals(code)) return readers;
        throw new MalformedValue("circle of readers", code, "unit, agency or named");
    }

    public String code() {
        return code;
    }
}
