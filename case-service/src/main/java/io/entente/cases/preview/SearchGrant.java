package io.entente.cases.preview;

import io.entente.cases.consent.Grant;
import io.entente.cases.consent.GrantCheck;
import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Scrutiny;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Stops a grant where the words in force would give whom it lets in what is withheld from it, or its conditions whoever
 * reads them, as a release is stopped: a second officer confirms exactly what was found.
 */
@ApplicationScoped
class SearchGrant implements GrantCheck {
    private final Foresight foresight;

    SearchGrant(Foresight foresight) {
        this.foresight = foresight;
    }

    @Override
    public Uni<Void> require(Referral referral, Grant grant, Officer by, Optional<String> confirmed) {
        return foresight
                .granting(referral, grant)
                .invoke(given -> requireConfirmed(referral, grant, given, by, confirmed))
                .replaceWithVoid();
    }

    private static void requireConfirmed(
            Referral referral, Grant grant, List<GivenAway> given, Officer by, Optional<String> confirmed) {
        if (given.isEmpty()) return;
        Confirmation.ofGrant(by, referral, grant.consent(), given).requireIn(confirmed);
        referral.requireShareableBy(by, Scrutiny.TWO_OFFICERS);
    }
}
