package io.entente.cases.referral;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A version that another takes the place of: it was submitted or released once.
 *
 * @param twoOfficers whether its release took two
 * @param json all that it said
 */
public record Earlier(
        int number, VersionState state, @Nullable Instant releasedAt, boolean twoOfficers, String json) {

    public boolean inForce() {
        return state == VersionState.RELEASED;
    }

    public boolean released() {
        return releasedAt != null;
    }

    Earlier saying(String opened) {
        return new Earlier(number, state, releasedAt, twoOfficers, opened);
    }

    /** Never what it said: it is the case. */
    @Override
    public String toString() {
        return "Earlier[" + number + "]";
    }
}
