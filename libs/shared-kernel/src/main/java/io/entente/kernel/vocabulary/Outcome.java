package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a recipient did with what was taken back: what a purge receipt says. */
public enum Outcome implements Coded {
    PURGED("purged", true),
    /** Kept, out of use, since a court or the law wants it kept. */
    RESTRICTED_LEGAL_HOLD("restricted-legal-hold", false),
    /** Kept where the law on records forbids its removal. */
    RECORDS_LAW("records-law", false),
    /** Passed on with the originator's consent: those who got it owe a receipt as well. Does not answer for one's own copy. */
    FORWARDED("forwarded", false),
    NEVER_RECEIVED("never-received", true);

    private static final CodeList<Outcome> CODES = new CodeList<>("outcome", values());

    private final String code;
    private final boolean last;

    Outcome(String code, boolean last) {
        this.code = code;
        this.last = last;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Outcome of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether nothing is owed after it. */
    public boolean settles() {
        return this != FORWARDED;
    }

    /** Whether nothing can follow but {@link #FORWARDED}: what is kept today may be purged tomorrow. */
    public boolean isLast() {
        return last;
    }
}
