package io.entente.gateway.disclosure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

/** What a recipient says to a record. */
public enum Answer implements Coded {
    ACCEPT("accept"),
    DECLINE("decline");

    private static final CodeList<Answer> CODES = new CodeList<>("answer", values());

    private final String code;

    Answer(String code) {
        this.code = code;
    }

    @JsonCreator
    public static Answer of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
