package io.entente.cases.consent;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

/** Why a consent is refused. Closed, so that refusals can be compared (Directive (EU) 2023/977: they carry a reason). */
enum RefusalReason implements Coded {
    WOULD_HARM_INVESTIGATION("would-harm-investigation"),
    PROTECTS_SOURCE("protects-source"),
    LAW_FORBIDS("law-forbids"),
    NOT_NECESSARY("not-necessary"),
    INSUFFICIENT_INFORMATION("insufficient-information"),
    CONDITIONS_NOT_SUFFICIENT("conditions-not-sufficient");

    private static final CodeList<RefusalReason> CODES = new CodeList<>("reason", values());

    private final String code;

    RefusalReason(String code) {
        this.code = code;
    }

    static RefusalReason of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
