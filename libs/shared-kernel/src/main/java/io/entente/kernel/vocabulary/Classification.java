package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Classification under EUCI and national rules, lowest first. There is nothing above RESTRICTED here, because the system is not accredited for more. */
public enum Classification implements Coded {
    UNCLASSIFIED("unclassified"),

    /** R-UE/EU-R; BE Beperkte Verspreiding / Diffusion Restreinte; US handled as CUI/LES. */
    RESTRICTED("restricted");

    private static final CodeList<Classification> CODES = new CodeList<>(
            "classification", values(), "unclassified or restricted; the system is not accredited for anything higher");

    private final String code;

    Classification(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Classification of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
