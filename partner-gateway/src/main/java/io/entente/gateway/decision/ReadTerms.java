package io.entente.gateway.decision;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the terms of one disclosure to the caller's agency. Another's, a miss, and an id that there never was are one and
 * the same, statement for statement. Each reading is an event, and one that found something is the owner's to find too.
 */
@ApplicationScoped
class ReadTerms {
    private final Caller caller;
    private final RecordedDecisions decisions;
    private final PartyRegister register;
    private final AuditTrail trail;

    ReadTerms(Caller caller, RecordedDecisions decisions, PartyRegister register, AuditTrail trail) {
        this.caller = caller;
        this.decisions = decisions;
        this.register = register;
        this.trail = trail;
    }

    /**
     * @param disclosure as the caller sent it
     * @return empty unless the caller's agency got something under this id
     */
    @WithTransaction
    @OwnRows
    Uni<Optional<DisclosureTerms>> of(String disclosure, Declaration declaration) {
        Optional<UUID> asked = RecordId.parsed(disclosure).map(RecordId::value);
        Happening happening = declaration
                .happening("terms.read")
                .with(EventName.DISCLOSURE, asked.map(UUID::toString).orElse(null));
        return Panache.getSession().map(Transaction::in).chain(transaction -> decisions
                .disclosed(transaction, caller.agency(), asked.orElseGet(UUID::randomUUID))
                .chain(found -> found.map(decision ->
                                terms(transaction, decision, happening).map(Optional::of))
                        .orElseGet(
                                () -> trail.record(happening.outcome("nothing")).replaceWith(Optional.empty()))));
    }

    private Uni<DisclosureTerms> terms(Transaction transaction, RecordedDecision decision, Happening happening) {
        UUID record = decision.record().orElseThrow();
        return decisions
                .inputs(transaction, List.of(decision))
                .map(kept -> DisclosureTerms.of(decision, kept))
                .call(() -> decisions
                        .owner(transaction, record)
                        .chain(owner -> trail.record(toBoth(happening, record, owner))));
    }

    private Happening toBoth(Happening happening, UUID record, AgencyId owner) {
        return happening
                .with(EventName.RECORD, record.toString())
                .ownedBy(owner, register.jurisdictionOf(owner))
                .with(EventName.PARTNER, owner.value())
                .outcome("disclosed");
    }
}
