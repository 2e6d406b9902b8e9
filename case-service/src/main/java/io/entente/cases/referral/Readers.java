package io.entente.cases.referral;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;

/** Who reads a referral inside its agency, besides its assignee. */
public enum Readers implements Coded {
    /** The owning unit. */
    UNIT("unit"),
    /** Every officer of the agency. */
    AGENCY("agency"),
    /** Those that are named, and nobody else. */
    NAMED("named");

    private static final CodeList<Readers> CODES = new CodeList<>("circle of readers", values());

    private final String code;

    Readers(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when there is no such code */
    public static Readers of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
