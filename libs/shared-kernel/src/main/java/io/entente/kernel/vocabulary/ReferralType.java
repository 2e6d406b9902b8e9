package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of case intelligence a referral carries. */
public enum ReferralType implements Coded {
    /** Information for the partner to know. */
    INTELLIGENCE("intelligence"),

    /** Something was seized. */
    SEIZURE("seizure"),

    /** The partner is asked to act. */
    ASSISTANCE_REQUEST("assistance-request"),

    /** The police-side companion of an extradition request, never the request itself. */
    EXTRADITION_COMPANION("extradition-companion"),

    /** A warning to everybody concerned, such as a new substance. */
    EARLY_WARNING("early-warning");

    private static final CodeList<ReferralType> CODES = new CodeList<>("referral type", values());

    private final String code;

    ReferralType(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static ReferralType of(String code) {
        return CODES.of(code);
    }

    /** Whether its recipients owe an answer, within the time that a clause sets them. */
    public boolean asks() {
        return this == ASSISTANCE_REQUEST;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
