package io.entente.gateway.decision;

import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Party;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Request;

import java.time.Instant;
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
        return decide(
                request,
                Stream.concat(others, Stream.of(inForce(draft, draft.parties())))
                        .toList());
    }

    /**
     * The same under the agreements that bind owner and asker now, as if they had been in force, and all else as it was.
     *
     * @param standing those that stand, whenever they are in force
     * @return empty where the same versions bound them then
     */
    Optional<Decision> decide(Request request, Agreements standing, Instant now) {
        return labels.flatMap(known -> {
            List<Agreement> then = Agreements.of(agreements).between(known.owner(), request.asker(), request.at());
            List<Agreement> today = standing.between(known.owner(), request.asker(), now);
            return hashes(then).equals(hashes(today))
                    ? Optional.<Decision>empty()
                    : decide(
                            request,
                            today.stream()
                                    .map(agreement -> inForce(agreement, membersAt(agreement, now)))
                                    .toList());
        });
    }

    private static List<String> hashes(List<Agreement> agreements) {
        return agreements.stream().map(Agreement::hash).toList();
    }

    private static List<Party> membersAt(Agreement agreement, Instant now) {
        return agreement.parties().stream()
                .filter(party -> party.member().contains(now))
                .map(party -> new Party(party.code(), party.pin(), Span.ALWAYS))
                .toList();
    }

    private Optional<Decision> decide(Request request, List<Agreement> under) {
        Agreements binding = Agreements.of(under).heeding(request.asker(), issuer);
        return labels.map(known -> Policy.decide(request, known, binding, consents));
    }

    private static Agreement inForce(Agreement agreement, List<Party> members) {
        return new Agreement(
                agreement.id(),
                agreement.version(),
                agreement.hash(),
                agreement.title(),
                members,
                agreement.hiddenMembers(),
                agreement.legalBasis(),
                agreement.safeguards(),
                Span.ALWAYS,
                agreement.clauses());
    }
}
