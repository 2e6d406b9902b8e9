package io.entente.gateway.clock;

import io.entente.gateway.decision.View;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.selection.Shown;

import java.util.SortedSet;

/**
 * What one agency asks of another, as the other sees it under one purpose.
 *
 * @param clauses under which it leaves
 */
record Request(AgencyId owner, int version, Urgency urgency, SortedSet<ClauseRef> clauses) {

    /** Whether the agency was named to be asked and can read that it is. Whom a consent lets in was not asked. */
    static boolean isFor(AgencyId agency, View view, Shown<ShelvedVersion> shown) {
        boolean named = view.newest().labels().release().recipients().stream()
                .anyMatch(recipient -> recipient.agency().equals(agency) && recipient.mode() == Mode.FULL);
        return named
                && shown.version().marks().stream()
                        .anyMatch(mark -> mark.name().equals(ClaimName.TYPE)
                                && shown.positions().contains(mark.position()));
    }
}
