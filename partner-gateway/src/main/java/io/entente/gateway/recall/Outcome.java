package io.entente.gateway.recall;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

/** What a recipient did with what was taken back. */
enum Outcome {
    PURGED("purged", true),
    /** Kept, out of use, since a court or the law wants it kept. */
    RESTRICTED_LEGAL_HOLD("restricted-legal-hold", false),
    /** Kept where the law on records forbids its removal. */
    RECORDS_LAW("records-law", false),
    /** Passed on with the originator's consent: those who got it owe a receipt as well. Does not answer for one's own copy. */
    FORWARDED("forwarded", false),
    NEVER_RECEIVED("never-received", true);

    private final String code;
    private final boolean last;

    Outcome(String code, boolean last) {
        this.code = code;
        this.last = last;
    }

    @JsonCreator
    public static Outcome of(String code) {
        for (Outcome outcome : values()) if (outcome.code.equals(code)) return outcome;
        throw new MalformedValue(
                "outcome", code, "purged, restricted-legal-hold, records-law, forwarded or never-received");
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** Whether nothing is owed after it. */
    boolean settles() {
        return this != FORWARDED;
    }

    /** Whether nothing can follow but {@link #FORWARDED}: what is kept today may be purged tomorrow. */
    boolean isLast() {
        return last;
    }
}
