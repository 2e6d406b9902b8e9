package io.entente.cases.consent;

import io.entente.kernel.vocabulary.MalformedValue;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Why a consent is refused. Closed, so that refusals can be compared (Directive (EU) 2023/977: they carry a reason). */
enum RefusalReason {
    WOULD_HARM_INVESTIGATION("would-harm-investigation"),
    PROTECTS_SOURCE("protects-source"),
    LAW_FORBIDS("law-forbids"),
    NOT_NECESSARY("not-necessary"),
    INSUFFICIENT_INFORMATION("insufficient-information"),
    CONDITIONS_NOT_SUFFICIENT("conditions-not-sufficient");

    private final String code;

    RefusalReason(String code) {
        this.code = code;
    }

    static RefusalReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new MalformedValue(
                        "reason",
                        code,
                        Arrays.stream(values())
                                .map(RefusalReason::code)
                                .collect(Collectors.joining(", ", "one of ", ""))));
    }

    String code() {
        return code;
    }
}
