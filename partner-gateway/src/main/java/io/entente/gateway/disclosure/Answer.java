package io.entente.gateway.disclosure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

/** What a recipient says to a record. */
public enum Answer {
    ACCEPT("accept"),
    DECLINE("decline");

    private final String code;

    Answer(String code) {
        this.code = code;
    }

    @JsonCreator
    public static Answer of(String code) {
        for (Answer answer : values()) if (answer.code.equals(code)) return answer;
        throw new MalformedValue("answer", code, "accept or decline");
    }

    @JsonValue
    public String code() {
        return code;
    }
}
