package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Europol handling codes. H1 and H2 are independent: consent to one is not consent to the other. */
public enum HandlingCode implements Coded {
    /** Use only to prevent and combat crime, under the Europol Regulation and applicable law. */
    H0("H0"),

    /** Not to be disclosed in judicial proceedings without the provider's permission. */
    H1("H1"),

    /** Not to be disseminated further without the provider's permission. */
    H2("H2"),

    /** Other restrictions, in free text. */
    H3("H3");

    private static final CodeList<HandlingCode> CODES = new CodeList<>("handling code", values());

    private final String code;

    HandlingCode(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static HandlingCode of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
