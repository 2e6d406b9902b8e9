package io.entente.gateway.recall;

import io.entente.gateway.decision.Declaration;
import io.entente.gateway.transaction.InTurn;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.api.Page;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what the caller's agency owes. The owner learns when one of its recalls was first read of: until then its
 * recipient is not reached. One reading is one event, an empty page too.
 */
@ApplicationScoped
class ReadRecalls {
    private final Caller caller;
    private final Duties duties;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final PartyRegister register;
    private final Clock clock;

    ReadRecalls(Caller caller, Duties duties, AuditTrail trail, Outbox outbox, PartyRegister register, Clock clock) {
        this.caller = caller;
        this.duties = duties;
        this.trail = trail;
        this.outbox = outbox;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Those due first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    record RecallPage(List<Duty> recalls, Optional<UUID> next) {}

    /** @param after the last one of the page before; one that the agency does not owe gives an empty page */
    @WithTransaction
    @OwnRows
    Uni<RecallPage> page(Optional<String> state, Optional<UUID> after, int limit, Declaration declaration) {
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction -> duties.page(
                                transaction, caller.agency(), state, after, limit + 1, clock.instant())
                        .map(found -> Page.of(found, limit, OwedReceipt::id))
                        .call(page -> tell(transaction, page.entries()))
                        .chain(page -> shown(transaction, page.entries())
                                .map(recalls -> new RecallPage(recalls, page.next()))))
                .call(() -> trail.record(declaration.happening("recall.listed").outcome("done")));
    }

    /** @return empty for what the caller's agency does not owe, there or not */
    @WithTransaction
    @OwnRows
    Uni<Optional<Duty>> byId(Optional<UUID> id, Declaration declaration) {
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction -> duties.byId(transaction, caller.agency(), id.orElseGet(UUID::randomUUID))
                        .map(found -> found.stream().toList())
                        .call(found -> tell(transaction, found))
                        .call(found -> trail.record(found.stream()
                                .findFirst()
                                .map(one -> toBoth(declaration.happening("recall.read"), one))
                                .orElseGet(() ->
                                        declaration.happening("recall.read").outcome("nothing"))))
                        .chain(found -> shown(transaction, found)))
                .map(found -> found.stream().findFirst());
    }

    private Uni<List<Duty>> shown(Transaction transaction, List<OwedReceipt> found) {
        Instant now = clock.instant();
        return duties.receipts(transaction, caller.agency(), found).map(receipts -> found.stream()
                .map(duty -> Duty.of(duty, receipts.getOrDefault(duty.id(), List.of()), now))
                .toList());
    }

    private Uni<Void> tell(Transaction transaction, List<OwedReceipt> found) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<OwedReceipt> fresh =
                found.stream().filter(duty -> duty.toldAt().isEmpty()).toList();
        return duties.told(transaction, caller.agency(), fresh, now)
                .chain(() -> InTurn.each(
                        fresh,
                        duty -> outbox.send(
                                Address.RECALL_TAKEN,
                                duty.record().toString(),
                                UUID.randomUUID(),
                                RecallMessages.taken(duty.toldAt(now)))));
    }

    private Happening toBoth(Happening happening, OwedReceipt duty) {
        return happening
                .with(EventName.RECORD, duty.record().toString())
                .ownedBy(duty.owner(), duty.ownersSide(register))
                .with(EventName.PARTNER, duty.owner().value())
                .outcome("disclosed");
    }
}
