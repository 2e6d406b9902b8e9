package io.entente.cases.consent;

import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Referral;
import io.smallrye.mutiny.Uni;

import java.util.Optional;

/** What has to be asked before a consent lets somebody have more of a record. */
public interface GrantCheck {
    /**
     * Fails where the grant needs something that the officer has not brought.
     *
     * @param referral read before in this transaction
     * @param confirmed what the officer confirms, as a second one, of what they were shown
     */
    Uni<Void> require(Referral referral, Grant grant, Officer by, Optional<String> confirmed);
}
