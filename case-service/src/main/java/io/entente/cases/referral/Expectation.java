package io.entente.cases.referral;

import java.util.Set;

/** Which revision of a referral an act is meant for: one of some, or any. */
public record Expectation(boolean any, Set<Integer> revisions) {
    /** Whatever it has become. */
    public static final Expectation ANY = new Expectation(true, Set.of());

    public Expectation {
        revisions = Set.copyOf(revisions);
    }

    public static Expectation oneOf(Set<Integer> revisions) {
        return new Expectation(false, revisions);
    }

    /** @throws Stale if somebody changed it since */
    public void requireMet(Referral referral) {
        requireMet(referral.revision());
    }

    /** @throws Stale if it is another revision, of whatever counts its changes */
    public void requireMet(int revision) {
        if (!any && !revisions.contains(revision)) throw new Stale();
    }
}
