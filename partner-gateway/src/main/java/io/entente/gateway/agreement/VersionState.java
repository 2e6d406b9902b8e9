package io.entente.gateway.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

/** Where a version stands in its life. It follows from the steps on record and from the time; nobody sets it. */
// Public, as the scanner that describes the API reads no values of an enum that is not.
public enum VersionState implements Coded {
    /** Uploaded; some party's second approval is missing. */
    DRAFT("draft"),
    /** Two signatories of each party have approved it; some party's signature is missing. */
    APPROVED("approved"),
    /** Signed by every party; its date is to come. */
    SIGNED("signed"),
    /** Decisions are made under it, if only about those of its parties that no higher version names. */
    IN_FORCE("in-force"),
    /** Higher versions have come into force since that name each of its parties, and may be over by now too. */
    REPLACED("replaced"),
    /** A party has suspended it, or a higher version of it. */
    SUSPENDED("suspended"),
    /** Its time is over. */
    ENDED("ended"),
    /** The register no longer lists a key that it, or a higher version of it, was signed with: nothing is decided under it. */
    UNTRUSTED("untrusted");

    private static final CodeList<VersionState> CODES = new CodeList<>("state of a version", values());

    private final String code;

    VersionState(String code) {
        this.code = code;
    }

    @JsonCreator
    static VersionState of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
