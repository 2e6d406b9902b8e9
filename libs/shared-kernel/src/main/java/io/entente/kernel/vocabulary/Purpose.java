package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a request is for. The last three exist so that a clause can forbid them. */
public enum Purpose implements Coded {
    DRUG_TRAFFICKING("drug-trafficking"),
    ORGANISED_CRIME("organised-crime"),
    VIOLENT_CRIME("violent-crime"),
    TERRORIST_ORGANISATION("terrorist-organisation"),
    MONEY_LAUNDERING("money-laundering"),
    FIREARMS("firearms"),
    MIGRANT_SMUGGLING("migrant-smuggling"),
    CHILD_SEXUAL_ABUSE("child-sexual-abuse"),
    MARITIME_SECURITY("maritime-security"),
    PORT_SECURITY("port-security"),
    PUBLIC_HEALTH_ALERT("public-health-alert"),
    EXTRADITION("extradition"),
    IMMIGRATION_ENFORCEMENT("immigration-enforcement"),
    MILITARY_OPERATIONS("military-operations"),
    INTELLIGENCE_SERVICE("intelligence-service");

    private static final CodeList<Purpose> CODES = new CodeList<>("purpose", values());

    private final String code;

    Purpose(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Purpose of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
