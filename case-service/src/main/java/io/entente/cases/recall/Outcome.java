package io.entente.cases.recall;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

/** What a recipient did with what was taken back. */
public enum Outcome {
    PURGED("purged"),
    RESTRICTED_LEGAL_HOLD("restricted-legal-hold"),
    RECORDS_LAW("records-law"),
    /** Says where it went on to; what became of the recipient's own copy it does not say. */
    FORWARDED("forwarded"),
    NEVER_RECEIVED("never-received");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    static Outcome of(String code) {
        for (Outcome outcome : values()) if (outcome.code.equals(code)) return outcome;
        throw new MalformedValue("outcome", code, "one of five codes");
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** Whether nothing more is owed. */
    boolean settles() {
        return this != FORWARDED;
    }
}
