package io.entente.gateway.feed;

import com.fasterxml.jackson.annotation.JsonValue;

/** What happened to a record in the eyes of one agency. */
public enum Change {
    /** It can be pulled now and could not before. */
    VISIBLE("visible"),

    /** What a pull brings has changed, or was something else for a while when a reader looked. */
    CHANGED("changed"),

    /** It cannot be pulled any more. Why is not said: recalled, re-marked, or no clause permits it now. */
    WITHDRAWN("withdrawn");

    private final String code;

    Change(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    static Change of(String code) {
        for (Change change : values()) if (change.code.equals(code)) return change;
        throw new IllegalArgumentException("no such change: " + code);
    }
}
