package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why a recipient will not act on a record. Closed, so that refusals can be compared (Directive (EU) 2023/977: they carry a reason). */
public enum DeclineReason implements Coded {
    OUT_OF_COMPETENCE("out-of-competence"),
    INSUFFICIENT_INFORMATION("insufficient-information"),
    ALREADY_KNOWN("already-known"),
    NO_CAPACITY("no-capacity"),
    WOULD_HARM_INVESTIGATION("would-harm-investigation"),
    LAW_FORBIDS("law-forbids");

    private static final CodeList<DeclineReason> CODES = new CodeList<>("reason", values());

    private final String code;

    DeclineReason(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static DeclineReason of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
