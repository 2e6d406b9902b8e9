package io.entente.gateway.disclosure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

/** Why a recipient will not act on a record. Closed, so that refusals can be compared (Directive (EU) 2023/977: they carry a reason). */
public enum DeclineReason {
    OUT_OF_COMPETENCE("out-of-competence"),
    INSUFFICIENT_INFORMATION("insufficient-information"),
    ALREADY_KNOWN("already-known"),
    NO_CAPACITY("no-capacity"),
    WOULD_HARM_INVESTIGATION("would-harm-investigation"),
    LAW_FORBIDS("law-forbids");

    private final String code;

    DeclineReason(String code) {
        this.code = code;
    }

    @JsonCreator
    public static DeclineReason of(String code) {
        for (DeclineReason reason : values()) if (reason.code.equals(code)) return reason;
        throw new MalformedValue(
                "reason",
                code,
                "out-of-competence, insufficient-information, already-known, no-capacity, would-harm-investigation or"
                        + " law-forbids");
    }

    @JsonValue
    public String code() {
        return code;
    }
}
