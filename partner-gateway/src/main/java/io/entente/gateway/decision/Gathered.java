package io.entente.gateway.decision;

import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a decision was made of, at hand again.
 *
 * @param labels empty when there was no such record
 * @param issuer whose tokens spoke for the asker's jurisdiction
 */
record Gathered(Optional<Labels> labels, List<Agreement> agreements, Consents consents, String issuer) {

    /** @return what is decided today; empty when there was no such record */
    Optional<Decision> decide(Request request) {
        return decide(request, agreements);
    }

    /** The same under a draft in the place of whatever goes by its id, as if it had been in force. */
    Optional<Decision> decide(Request request, Agreement draft) {
        Stream<Agreement> others =
                agreements.stream().filter(agreement -> !agreement.id().equals(draft.id()));
        return decide(request, Stream.concat(others, Stream.of(inForce(draft))).toList());
    }

    private Optional<Decision> decide(Request request, List<Agreement> under) {
        Agreements binding = Agreements.of(under).heeding(request.asker(), issuer);
        return labels.map(known -> Policy.decide(request, known, binding, consents));
    }

    private static Agreement inForce(Agreement draft) {
        return new Agreement(
                draft.id(),
                draft.version(),
                draft.hash(),
                draft.title(),
                draft.parties(),
                draft.hiddenMembers(),
                draft.legalBasis(),
                draft.safeguards(),
                Span.ALWAYS,
                draft.clauses());
    }
}
