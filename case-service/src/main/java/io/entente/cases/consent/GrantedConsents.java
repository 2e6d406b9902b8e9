package io.entente.cases.consent;

import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent.Kind;
import io.entente.policy.decision.Consents;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The consents that stand for a referral, as the gateway decides by them once it has them. What they say in words is left
 * out: conditions bind, but decide nothing.
 */
@ApplicationScoped
public class GrantedConsents {
    private final io.entente.cases.consent.Consents consents;

    GrantedConsents(io.entente.cases.consent.Consents consents) {
        this.consents = consents;
    }

    /** @param record of a referral that was read before in this transaction */
    public Uni<Consents> about(RecordId record) {
        return consents.about(record)
                .map(ledgers -> Consents.of(ledgers.stream()
                        .flatMap(ledger ->
                                ledger.granted().map(entry -> consent(ledger.asked(), entry, List.of())).stream())
                        .toList()));
    }

    static io.entente.policy.decision.Consent consent(Consent asked, ConsentEntry entry, List<String> conditions) {
        return new io.entente.policy.decision.Consent(
                asked.id().toString(),
                Kind.of(asked.kind()),
                asked.referral(),
                asked.agency(),
                asked.recipient(),
                Sorted.set(entry.purposes()),
                conditions,
                new Span(Optional.empty(), entry.until()));
    }
}
