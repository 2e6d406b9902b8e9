package io.entente.cases.consent;

import io.entente.cases.referral.Referral;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent.Kind;
import io.entente.policy.decision.Consents;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The consents that stand for a referral, as the gateway decides by them once it has them. */
@ApplicationScoped
public class GrantedConsents {
    private final io.entente.cases.consent.Consents consents;

    GrantedConsents(io.entente.cases.consent.Consents consents) {
        this.consents = consents;
    }

    /**
     * What they say in words is left out: conditions bind, but decide nothing.
     *
     * @param record of a referral that was read before in this transaction
     */
    public Uni<Consents> about(RecordId record) {
        return consents.about(record).map(ledgers -> granted(ledgers, entry -> List.of()));
    }

    /**
     * The same with their conditions, which whoever they let in would owe.
     *
     * @param referral read before in this transaction
     */
    public Uni<Consents> inWordsAbout(Referral referral) {
        return consents.inWordsAbout(referral).map(ledgers -> granted(ledgers, ConsentEntry::conditions));
    }

    private static Consents granted(List<Ledger> ledgers, Function<ConsentEntry, List<String>> conditions) {
        return Consents.of(ledgers.stream()
                .flatMap(ledger ->
                        ledger.granted().map(entry -> consent(ledger.asked(), entry, conditions.apply(entry))).stream())
                .toList());
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
