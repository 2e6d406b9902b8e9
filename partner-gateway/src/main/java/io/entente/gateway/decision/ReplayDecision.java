package io.entente.gateway.decision;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a decision on record again. Whoever looks is on record too, whether there was anything to see or not. */
@ApplicationScoped
class ReplayDecision {
    private final Caller caller;
    private final RecordedDecisions decisions;
    private final SignedAgreements agreements;
    private final AuditTrail trail;
    private final Clock clock;

    ReplayDecision(
            Caller caller, RecordedDecisions decisions, SignedAgreements agreements, AuditTrail trail, Clock clock) {
        this.caller = caller;
        this.decisions = decisions;
        this.agreements = agreements;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param disclosure as the caller sent it
     * @return empty for what there is not, and for what concerns other sides
     */
    @WithTransaction
    @OwnRows
    Uni<Optional<Replayed>> of(String disclosure, String ground) {
        Optional<UUID> asked = RecordId.parsed(disclosure).map(RecordId::value);
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction -> decisions
                        .of(transaction, asked.orElseGet(UUID::randomUUID))
                        .chain(found -> replayed(transaction, found)))
                .call(replayed -> trail.record(Happening.of("decision.replayed")
                        .outcome(replayed.isPresent() ? "disclosed" : "nothing")
                        .with(EventName.DISCLOSURE, asked.map(UUID::toString).orElse(null))
                        .with(EventName.GROUND, ground)));
    }

    private Uni<Optional<Replayed>> replayed(Transaction transaction, Optional<RecordedDecision> found) {
        return decisions
                .inputs(transaction, found.map(List::of).orElse(List.of()))
                .chain(kept -> agreements
                        .all(transaction)
                        .map(standing -> found.map(decision -> Replayed.of(
                                decision, kept.of(decision), standing, clock.instant(), caller.jurisdiction()))));
    }
}
