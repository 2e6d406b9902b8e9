package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

/** What a response clock depends on (after Directive (EU) 2023/977 Art. 5). */
public enum Urgency implements Coded {
    URGENT_DIRECT("urgent-direct"),
    URGENT_INDIRECT("urgent-indirect"),
    OTHER("other");

    private static final CodeList<Urgency> CODES = new CodeList<>("urgency", values());

    private final String code;

    Urgency(String code) {
        this.code = code;
    }

    public static Urgency of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
