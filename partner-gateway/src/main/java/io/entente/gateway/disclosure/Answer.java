package io.entente.gateway.disclosure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

/** What a recipient says to a record. */
enum Answer {
    ACCEPT("accept"),
    DECLINE("decline");

    private final String code;

    Answer(String code) {
        this.code = code;
    }

    @JsonCreator
    static Answer of(String code) {
        for (Answer answer : values()) if (answer.code.equals(code)) return answer;
        throw new MalformedValue("answer", code, "accept or decline");
    }

    @JsonValue
    String code() {
        return code;
    }
}
