package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a recipient must not do with a record. Travels with it and is inherited along chains. */
public enum UseRestriction implements Coded {
    NO_IMMIGRATION_ENFORCEMENT("no-immigration-enforcement"),
    NO_MILITARY_USE("no-military-use"),
    NO_CAPITAL_PROCEEDINGS("no-capital-proceedings"),
    INTELLIGENCE_ONLY("intelligence-only"),
    NO_ACTION_WITHOUT_CONSENT("no-action-without-consent");

    private static final CodeList<UseRestriction> CODES = new CodeList<>("use restriction", values());

    private final String code;

    UseRestriction(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static UseRestriction of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
