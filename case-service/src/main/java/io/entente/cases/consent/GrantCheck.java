package io.entente.cases.consent;

import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Referral;
import io.entente.policy.decision.Consent;
import io.smallrye.mutiny.Uni;

import java.util.Optional;

/** What has to be asked before a consent lets somebody have more of a record. */
public interface GrantCheck {
    /**
     * Fails where the grant needs something that the officer has not brought.
     *
     * @param referral read before in this transaction
     * @param consent as it would be granted, with its conditions
     * @param confirmed what the officer confirms, as a second one, of what they were shown
     */
    Uni<Void> require(Referral referral, Consent consent, Officer by, Optional<String> confirmed);
}
