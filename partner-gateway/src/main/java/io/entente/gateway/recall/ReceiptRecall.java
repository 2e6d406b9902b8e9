package io.entente.gateway.recall;

import io.entente.gateway.decision.Declaration;
import io.entente.gateway.recall.ReceiptForm.Handed;
import io.entente.gateway.transaction.InTurn;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.event.Address;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.problem.Problem;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a recipient's receipt and sends it to the owner, once. What was passed on with consent obliges those who got it as
 * well, from then on.
 */
@ApplicationScoped
class ReceiptRecall {
    private final Caller caller;
    private final Duties duties;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final PartyRegister register;
    private final Clock clock;
    private final Duration due;

    ReceiptRecall(
            Caller caller,
            Duties duties,
            Outbox outbox,
            AuditTrail trail,
            PartyRegister register,
            Clock clock,
            @ConfigProperty(name = "entente.recalls.due") Duration due) {
        this.caller = caller;
        this.duties = duties;
        this.outbox = outbox;
        this.trail = trail;
        this.register = register;
        this.clock = clock;
        this.due = due;
    }

    /** @return the receipt on record, this one or the same of before; empty for what the caller's agency does not owe */
    @WithTransaction
    @OwnRows
    @Once
    Uni<Optional<Receipt>> with(Handed handed, Optional<UUID> id, Declaration declaration) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> duties.taken(
                        transaction, caller.agency(), id.orElseGet(UUID::randomUUID))
                .chain(found -> found.map(duty -> take(transaction, duty, handed)
                                .map(Optional::of)
                                .call(receipt -> trail.record(done(duty, handed.said(), declaration))))
                        .orElseGet(() -> trail.record(declaration
                                        .happening("recall.receipted")
                                        .outcome("nothing"))
                                .replaceWith(Optional.empty()))));
    }

    private Uni<Receipt> take(Transaction transaction, OwedReceipt duty, Handed handed) {
        handed.signed().ifPresent(signed -> {
            if (!signed.isAbout(duty)) throw ReceiptForm.bad();
        });
        return duties.receipts(transaction, caller.agency(), List.of(duty))
                .map(said -> said.getOrDefault(duty.id(), List.of()))
                .chain(before -> before.stream()
                        .filter(receipt -> receipt.says(handed.said()))
                        .findFirst()
                        .map(same -> Uni.createFrom().item(same))
                        .orElseGet(() -> add(transaction, duty, before, handed.said())));
    }

    private Uni<Receipt> add(Transaction transaction, OwedReceipt duty, List<Receipt> before, Said said) {
        requirePossible(before, said);
        Receipt receipt = new Receipt(
                UUID.randomUUID(),
                said.outcome(),
                said.evidence(),
                said.forwardedTo(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return follow(transaction, duty, said)
                .chain(() -> duties.say(transaction, duty, receipt, said))
                .chain(() -> outbox.send(
                        Address.RECALL_RECEIPTED,
                        duty.record().toString(),
                        UUID.randomUUID(),
                        RecallMessages.receipted(duty, receipt, said)))
                .replaceWith(receipt);
    }

    /**
     * A word stands once it is given; what is kept today may still be purged, and to whom it was passed on may turn out
     * bit by bit. What an officer stated does not stand in the way of what the agency signs.
     */
    private static void requirePossible(List<Receipt> before, Said said) {
        boolean over = before.stream()
                .filter(receipt -> receipt.evidence().equals(Receipt.SIGNED)
                        || said.evidence().equals(Receipt.STATEMENT))
                .map(Receipt::outcome)
                .anyMatch(was -> was == said.outcome() && was != Outcome.FORWARDED
                        || was == Outcome.NEVER_RECEIVED
                        || was.isLast() && said.outcome().settles()
                        || said.outcome() == Outcome.NEVER_RECEIVED);
        if (over)
            throw Problem.of("already-receipted", 409, "Another receipt for this recall is on record")
                    .asException();
    }

    private Uni<Void> follow(Transaction transaction, OwedReceipt duty, Said said) {
        if (said.forwardedTo().isEmpty()) return Uni.createFrom().voidItem();
        Instant until = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(due);
        return duties.consented(transaction, duty)
                .invoke(consented -> requireConsented(consented, said))
                .chain(() ->
                        InTurn.each(said.forwardedTo(), agency -> follow(transaction, duty.onwardTo(agency, until))));
    }

    private static void requireConsented(List<AgencyId> consented, Said said) {
        if (!consented.containsAll(said.forwardedTo()))
            throw ReceiptForm.invalid("forwardedTo", "agencies to which the originator consented that you pass it on");
    }

    private Uni<Void> follow(Transaction transaction, OwedReceipt onward) {
        return duties.owe(transaction, onward)
                .chain(added -> added
                        ? outbox.send(
                                Address.RECALL_TAKEN,
                                onward.record().toString(),
                                UUID.randomUUID(),
                                RecallMessages.taken(onward))
                        : Uni.createFrom().voidItem());
    }

    private Happening done(OwedReceipt duty, Said said, Declaration declaration) {
        return declaration
                .happening("recall.receipted")
                .on(duty.record())
                .ownedBy(duty.owner(), duty.ownersSide(register))
                .with(EventName.VERSION, duty.version())
                .with(EventName.PARTNER, duty.owner().value())
                .with(
                        EventName.OBLIGATIONS,
                        List.of(Map.of(
                                "kind",
                                duty.kind(),
                                "value",
                                said.outcome().code() + " (" + said.evidence() + ")",
                                "source",
                                "recall/" + duty.id())))
                .outcome("done");
    }
}
