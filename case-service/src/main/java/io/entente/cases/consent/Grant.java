package io.entente.cases.consent;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.policy.decision.Consent;

import java.util.List;

/**
 * A consent as it would be granted, and who reads its conditions: the asker, and whom it lets in.
 *
 * @param offered conditions in the asker's own words
 * @param added conditions in the officer's words
 */
public record Grant(Consent consent, AgencyId asker, List<String> offered, List<String> added) {
    public Grant {
        offered = List.copyOf(offered);
        added = List.copyOf(added);
    }

    /** Never the conditions: they may be personal. */
    @Override
    public String toString() {
        return "Grant[" + consent.id() + "]";
    }
}
