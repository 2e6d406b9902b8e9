package io.entente.cases.referral;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;

/** Where a version stands. */
public enum VersionState implements Coded {
    /** Being written. */
    DRAFT("draft"),
    /** Ready to be released, and not to be changed any more: what a second officer reads is what is released. */
    SUBMITTED("submitted"),
    /** What partners may ask for. At most one version of a referral is. */
    RELEASED("released"),
    /** A later version took its place. */
    SUPERSEDED("superseded");

    private static final CodeList<VersionState> CODES = new CodeList<>("version state", values());

    private final String code;

    VersionState(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when there is no such code */
    public static VersionState of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }
}
