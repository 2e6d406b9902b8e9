package io.entente.cases.referral;

import io.entente.kernel.vocabulary.MalformedValue;

/** Where a version stands. */
public enum VersionState {
    /** Being written. */
    DRAFT("draft"),
    /** Ready to be released, and not to be changed any more: what a second officer reads is what is released. */
    SUBMITTED("submitted"),
    /** What partners may ask for. At most one version of a referral is. */
    RELEASED("released"),
    /** A later version took its place. */
    SUPERSEDED("superseded");

    private final String code;

    VersionState(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when there is no such code */
    public static VersionState of(String code) {
        for (VersionState state : values()) if (state.code.equals(code)) return state;
        throw new MalformedValue("version state", code, "draft, submitted, released or superseded");
    }

    public String code() {
        return code;
    }
}
