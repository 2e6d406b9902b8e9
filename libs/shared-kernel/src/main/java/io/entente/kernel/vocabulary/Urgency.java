package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How soon who asks needs an answer, on which a clause's response clock depends (after Directive (EU) 2023/977 Art. 5(1)). */
public enum Urgency implements Coded {
    /** Urgent, and what is asked for is directly accessible to the recipient. */
    URGENT_DIRECT("urgent-direct"),
    /** Urgent, and the recipient has to obtain it from others. */
    URGENT_INDIRECT("urgent-indirect"),
    /** What is not said to be urgent. */
    OTHER("other");

    private static final CodeList<Urgency> CODES = new CodeList<>("urgency", values());

    private final String code;

    Urgency(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Urgency of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
