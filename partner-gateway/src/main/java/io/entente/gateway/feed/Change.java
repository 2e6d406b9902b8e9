package io.entente.gateway.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

/** What happened to a record in the eyes of one agency. */
public enum Change implements Coded {
    /** It can be pulled now and could not before. */
    VISIBLE("visible"),

    /** What a pull brings has changed, or was something else for a while when a reader looked. */
    CHANGED("changed"),

    /** It cannot be pulled any more. Why is not said: recalled, re-marked, or no clause permits it now. */
    WITHDRAWN("withdrawn"),

    /** Nothing changed: an answer to it is soon due. */
    REMINDER("reminder");

    private static final CodeList<Change> CODES = new CodeList<>("change", values());

    private final String code;

    Change(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    static Change of(String code) {
        return CODES.of(code);
    }
}
