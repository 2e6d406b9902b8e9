package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a kept value may be wrong. Evidence is recorded as it was found: a painted number, a port the list lacks. */
public enum Doubt {
    /** The number's own check digit does not hold. */
    CHECK_DIGIT("check-digit", "The check digit does not hold; the number is kept as it was found."),
    /** The code is well formed, but the list shipped with this system does not have it. */
    UNLISTED_PLACE("unlisted-place", "The shipped UN/LOCODE list does not have this place; it is kept as written.");

    private final String code;
    private final String text;

    Doubt(String code, String text) {
        this.code = code;
        this.text = text;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** One sentence for the officer. */
    public String text() {
        return text;
    }
}
