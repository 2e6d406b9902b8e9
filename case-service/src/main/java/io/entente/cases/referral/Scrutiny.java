package io.entente.cases.referral;

/** How many officers a release needs, as its content demands. */
public enum Scrutiny {
    /** Its author may release it. */
    ONE_OFFICER,
    /** Somebody who did not write it, and whose office it is to look twice, releases it. */
    TWO_OFFICERS;

    public static Scrutiny of(boolean secondOfficerNeeded) {
        return secondOfficerNeeded ? TWO_OFFICERS : ONE_OFFICER;
    }
}
