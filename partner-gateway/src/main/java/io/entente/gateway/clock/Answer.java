package io.entente.gateway.clock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

/** What a recipient says to a record, and what that is to the clock of a request (after Directive (EU) 2023/977 Art. 5, 6). */
public enum Answer implements Coded {
    /** It will see to it: the clock runs on. */
    ACCEPT("accept"),
    /** It refuses, with a reason, which is an answer too. */
    DECLINE("decline"),
    /** It cannot answer what it was asked without knowing more: the clock stands until it does. */
    MORE_INFORMATION("more-information"),
    /** It has provided what it was asked for, in a record of its own or in another way. */
    INFORMATION("information");

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

    /** Whether nothing is owed after it. */
    public boolean isLast() {
        return this == DECLINE || this == INFORMATION;
    }

    /**
     * Whether it can be said of a version of which the other was said before: an acceptance stands. Who wanted to know more
     * may accept again, which lets its clock run on (Directive (EU) 2023/977 Art. 6(3)).
     */
    public boolean canFollow(Answer before) {
        return !before.isLast() && !(before == ACCEPT && this == DECLINE);
    }
}
