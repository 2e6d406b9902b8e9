package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;

/** What a response clock depends on (after Directive (EU) 2023/977 Art. 5). */
public enum Urgency implements Coded {
    URGENT_DIRECT("urgent-direct"),
    URGENT_INDIRECT("urgent-indirect"),
    OTHER("other");

    private final String code;

    Urgency(String code) {
        this.code = code;
    }

    public static Urgency of(String code) {
        for (Urgency urgency : values()) if (urgency.code.equals(code)) return urgency;
        throw new MalformedValue("urgency", code, "urgent-direct, urgent-indirect or other");
    }

    @Override
    public String code() {
        return code;
    }
}
