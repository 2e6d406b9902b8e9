package io.entente.gateway.decision;

import io.entente.gateway.decision.GivenConsents.Standing;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Request;
import io.entente.policy.selection.Shown;
import io.entente.policy.selection.Sight;

import java.util.List;
import java.util.Optional;

/**
 * What a request gets of a record, and on which consents that could rest.
 *
 * @param newest what the decision is about
 * @param shown empty when nothing is
 * @param consents hashes of the consents that the decision could rest on
 */
public record View(
        ShelvedVersion newest, Decision decision, Optional<Shown<ShelvedVersion>> shown, List<String> consents) {

    /** @param versions of one record, highest first, at least one */
    static View of(Request request, List<ShelvedVersion> versions, Agreements agreements, Standing given) {
        return of(request, versions, agreements, given.consents(), given.hashes());
    }

    static View of(
            Request request,
            List<ShelvedVersion> versions,
            Agreements agreements,
            Consents consents,
            List<String> hashes) {
        Sight<ShelvedVersion> sight = Sight.of(request, versions, agreements, consents);
        return new View(sight.newest(), sight.decision(), sight.shown(), hashes);
    }

    /** A hash over what a pull brings; empty where it brings nothing. */
    Optional<String> standing() {
        return shown.map(Shown::standing);
    }
}
