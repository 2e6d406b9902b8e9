package io.entente.cases.consent;

import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referral;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent.Kind;
import io.entente.policy.decision.Consents;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The consents that stand for a referral, as the gateway decides by them once it has them. Their conditions decide nothing,
 * but are what a recipient owes.
 */
@ApplicationScoped
public class GrantedConsents {
    private final io.entente.cases.consent.Consents consents;
    private final RecordKeys keys;

    GrantedConsents(io.entente.cases.consent.Consents consents, RecordKeys keys) {
        this.consents = consents;
        this.keys = keys;
    }

    /**
     * Fails with {@link io.entente.cases.referral.ReferralErased} where there are some and what they say was erased.
     *
     * @param referral read before in this transaction
     */
    public Uni<Consents> about(Referral referral) {
        return consents.about(referral.id()).chain(ledgers -> {
            List<Ledger> granted = ledgers.stream()
                    .filter(ledger -> ledger.granted().isPresent())
                    .toList();
            if (granted.isEmpty()) return Uni.createFrom().item(Consents.NONE);
            return keys.of(referral.agency(), referral.id())
                    .map(key -> Consents.of(granted.stream()
                            .map(ledger -> ledger.unlocked(key))
                            .flatMap(GrantedConsents::granted)
                            .toList()));
        });
    }

    private static Stream<io.entente.policy.decision.Consent> granted(Ledger ledger) {
        return ledger.granted().map(entry -> consent(ledger.asked(), entry)).stream();
    }

    static io.entente.policy.decision.Consent consent(Consent asked, ConsentEntry entry) {
        return new io.entente.policy.decision.Consent(
                asked.id().toString(),
                Kind.of(asked.kind()),
                asked.referral(),
                asked.agency(),
                asked.recipient(),
                Sorted.set(entry.purposes()),
                entry.conditions(),
                new Span(Optional.empty(), entry.until()));
    }
}
