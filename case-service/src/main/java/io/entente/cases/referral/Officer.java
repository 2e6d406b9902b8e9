package io.entente.cases.referral;

import io.entente.kernel.vocabulary.AgencyId;

import java.util.Optional;

/**
 * Who acts on a referral.
 *
 * @param pseudonym stable for the person and telling nothing about them; two officers never share one
 * @param name the account name, by which colleagues assign and name readers
 * @param unit empty when the issuer says none: then no unit's referrals are theirs
 * @param releaseSupervisor whether the officer may be the second one where a release needs two
 */
public record Officer(
        String pseudonym, AgencyId agency, String name, Optional<String> unit, boolean releaseSupervisor) {

    /** Never the name: it is personal. */
    @Override
    public String toString() {
        return "Officer[" + pseudonym + "]";
    }
}
