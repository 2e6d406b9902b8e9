package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where information comes from. What comes from a judicial investigation leaves only with the authorisation of the
 * magistrate.
 */
public enum Origin implements Coded {
    POLICE("police"),
    JUDICIAL_INVESTIGATION("judicial-investigation");

    private static final CodeList<Origin> CODES = new CodeList<>("origin", values());

    private final String code;

    Origin(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Origin of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
