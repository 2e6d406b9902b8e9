package io.entente.cases.referral;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;

/** What a review of what is kept found (28 CFR 23.20(h), LED 2016/680 Art. 5). */
public enum ReviewOutcome implements Coded {
    /** It is still needed, until it is reviewed again. */
    KEPT("kept"),
    /** It is needed no longer: partners are shown it no more, and it is to be recalled and erased. */
    NOT_KEPT("not-kept");

    private static final CodeList<ReviewOutcome> CODES = new CodeList<>("outcome", values());

    private final String code;

    ReviewOutcome(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when there is no such code */
    public static ReviewOutcome of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
