package io.entente.gateway.recall;

import io.entente.gateway.decision.Tightening;
import io.entente.gateway.decision.Tightening.Question;
import io.entente.gateway.shelf.RecallListener;
import io.entente.gateway.shelf.TakenBack;
import io.entente.gateway.transaction.InTurn;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.trail.WorkTrail;
import io.entente.kernel.vocabulary.AgencyId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down who owes a receipt when an owner takes something back: everyone to whom a version was disclosed that is
 * covered now. In the transaction that takes it, in which no read of the record is under way.
 */
@ApplicationScoped
class OweReceipts implements RecallListener {
    private static final String AMENDMENT = "amendment";

    private final Tightening tightening;
    private final Duties duties;
    private final Outbox outbox;
    private final WorkTrail trail;
    private final PartyRegister register;
    private final Clock clock;
    private final Duration due;

    OweReceipts(
            Tightening tightening,
            Duties duties,
            Outbox outbox,
            WorkTrail trail,
            PartyRegister register,
            Clock clock,
            @ConfigProperty(name = "entente.recalls.due") Duration due) {
        this.tightening = tightening;
        this.duties = duties;
        this.outbox = outbox;
        this.trail = trail;
        this.register = register;
        this.clock = clock;
        this.due = due;
    }

    @Override
    public Uni<Void> recalled(SqlConnection connection, TakenBack what) {
        return Debtors.disclosed(Transaction.in(connection), what.record(), what.since(), Integer.MAX_VALUE)
                .chain(agencies -> owe(connection, what, "recall", agencies));
    }

    /** Who owes a receipt for a recall before it owes none for the erasure that follows. */
    @Override
    public Uni<Void> erased(SqlConnection connection, TakenBack what) {
        Transaction transaction = Transaction.in(connection);
        return Debtors.highest(transaction, what.record())
                .map(highest ->
                        new TakenBack(what.record(), what.owner(), what.since(), Math.max(what.since(), highest)))
                .chain(all -> Debtors.disclosed(transaction, all.record(), 0, all.upTo())
                        .chain(agencies -> InTurn.those(
                                agencies, agency -> Debtors.owesNothing(transaction, agency, all.record())))
                        .chain(owing -> owe(connection, all, "erasure", owing)));
    }

    /** The owner learns of each that it holds here, also where it takes nothing from anybody. */
    @Override
    public Uni<Void> amended(SqlConnection connection, TakenBack what) {
        Transaction transaction = Transaction.in(connection);
        return Debtors.disclosed(transaction, what.record(), what.since(), what.upTo() - 1)
                .chain(agencies -> InTurn.those(agencies, agency -> Debtors.answered(transaction, agency, what.record())
                        .map(answered -> new Question(agency, what.record(), what.since(), answered, what.upTo()))
                        .chain(question -> tightening.of(transaction, question))))
                .chain(owing ->
                        owing.isEmpty() ? tellIfAmended(connection, what) : owe(connection, what, AMENDMENT, owing));
    }

    private Uni<Void> tellIfAmended(SqlConnection connection, TakenBack what) {
        return Debtors.hasEarlier(Transaction.in(connection), what.record(), what.upTo())
                .chain(amends -> amends
                        ? tell(connection, what, AMENDMENT, now(), List.of())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> owe(SqlConnection connection, TakenBack what, String kind, List<AgencyId> agencies) {
        Instant now = now();
        List<OwedReceipt> owed =
                agencies.stream().map(agency -> owed(what, kind, agency, now)).toList();
        return InTurn.each(owed, duty -> duties.owe(Transaction.in(connection), duty))
                .chain(() -> tell(connection, what, kind, now, owed))
                .chain(() -> trail.record(
                        connection, happening(what, agencies), what.owner(), register.jurisdictionOf(what.owner())))
                .replaceWithVoid();
    }

    private Uni<Void> tell(SqlConnection connection, TakenBack what, String kind, Instant now, List<OwedReceipt> owed) {
        return outbox.send(
                        connection,
                        Address.RECALL_TAKEN,
                        what.record().toString(),
                        UUID.randomUUID(),
                        RecallMessages.taken(what.record(), what.owner(), what.upTo(), kind, now, owed))
                .replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private OwedReceipt owed(TakenBack what, String kind, AgencyId agency, Instant now) {
        return new OwedReceipt(
                UUID.randomUUID(),
                agency,
                what.record(),
                what.owner(),
                Optional.of(register.jurisdictionOf(what.owner())),
                what.upTo(),
                kind,
                now,
                now.plus(due),
                Optional.empty(),
                Optional.empty());
    }

    private Happening happening(TakenBack what, List<AgencyId> agencies) {
        return Happening.of("recall.taken")
                .on(what.record())
                .ownedBy(what.owner(), register.jurisdictionOf(what.owner()))
                .with(EventName.VERSION, what.upTo())
                .with(
                        EventName.RECIPIENTS,
                        agencies.stream().map(AgencyId::value).toList())
                .outcome("done");
    }
}
