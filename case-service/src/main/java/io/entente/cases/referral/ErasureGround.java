package io.entente.cases.referral;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;

/** Why a referral is erased (LED 2016/680 Art. 5 and 16). A code and no text, since it outlives what is erased. */
public enum ErasureGround implements Coded {
    /** Its period of retention is over. */
    RETENTION_OVER("retention-over"),
    /** Whoever it is about asked for it, rightly. */
    SUBJECT_REQUEST("subject-request"),
    /** A court or a supervisory authority ordered it. */
    ORDER("order"),
    /** It should not have been kept at all. */
    UNLAWFUL("unlawful"),
    /** It says what is not so, or was filed by mistake. */
    IN_ERROR("in-error");

    private static final CodeList<ErasureGround> CODES = new CodeList<>("ground", values());

    private final String code;

    ErasureGround(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when there is no such code */
    public static ErasureGround of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
