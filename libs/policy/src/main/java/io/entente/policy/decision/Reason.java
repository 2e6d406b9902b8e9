package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Coded;

/** Why a record is withheld. For the owner's side alone: to the asker all of them are the same silence. */
public enum Reason implements Coded {
    /** The owner took it back. */
    RECALLED("recalled"),

    /** Nothing was heard of the owner's service for too long, or ever is again: it may have taken it back. */
    OWNER_SILENT("owner-silent"),

    /** Nobody found in time that it may still be kept: 28 CFR 23.20(h), LED 2016/680 Art. 5. */
    REVIEW_OVERDUE("review-overdue"),

    /** The owner did not name the asker, or not for this time. */
    NOT_A_RECIPIENT("not-a-recipient"),

    /** NOFORN: no recipient outside the United States. */
    NOFORN("noforn"),

    /** REL TO names other jurisdictions. */
    REL_TO("rel-to"),

    /** ORCON: passed on by its holder without the originator's consent. */
    ORIGINATOR_CONTROLLED("originator-controlled"),

    /** TLP is stricter than the clause carries, or red and the asker not named. */
    TLP("tlp"),

    /** The classification is above what the clause carries. */
    CLASSIFICATION("classification"),

    /** H1 or H2 asks for a consent that was not given and that the clause does not give. */
    HANDLING("handling"),

    /** No agreement in force covers owner and asker, or the record was not released under it. */
    NO_AGREEMENT("no-agreement"),

    /** A clause forbids it. */
    FORBIDDEN_BY_CLAUSE("forbidden-by-clause"),

    /** The owner did not fix this purpose. */
    PURPOSE("purpose"),

    /** The purpose is what a use restriction of the record rules out. */
    USE_RESTRICTION("use-restriction"),

    /** No clause permits it. */
    NO_CLAUSE("no-clause"),

    /** The item is about a person of a category that no clause carries. */
    DATA_SUBJECT("data-subject"),

    /** The owner wants the asker to see no sign of it, and to be told of the query. */
    SILENT("silent"),

    /** Something failed, and a failure denies. */
    ERROR("error");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
