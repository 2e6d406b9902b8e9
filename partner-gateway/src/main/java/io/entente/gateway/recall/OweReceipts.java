package io.entente.gateway.recall;

import io.entente.gateway.decision.Tightening;
import io.entente.gateway.decision.Tightening.Question;
import io.entente.gateway.shelf.RecallListener;
import io.entente.gateway.shelf.TakenBack;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.trail.WorkTrail;
import io.entente.kernel.vocabulary.AgencyId;
import io.smallrye.mutiny.Multi;
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
    private static final String DISCLOSED = """
            select distinct d.agency from disclosure d join shelf_version v on v.version_id = d.version_id
            where d.record = $1 and v.version > $2 and v.version <= $3
            order by d.agency
            """;
    private static final String OWED = """
            select 1 as owed from recall_duty where agency = $1 and record = $2 and kind in ('recall', 'erasure')
            """;
    private static final String ANSWERED = """
            select coalesce(max(version), 0) as answered from recall_duty
            where agency = $1 and record = $2 and kind = 'amendment'
            """;
    private static final String HIGHEST =
            "select coalesce(max(version), 0) as highest from shelf_version where record = $1";
    private static final String KEEP = """
            insert into recall_duty (id, agency, record, owner, version, kind, taken_at, due_at, via)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (agency, record, version, kind) do nothing
            """;

    private final Tightening tightening;
    private final Outbox outbox;
    private final WorkTrail trail;
    private final PartyRegister register;
    private final Clock clock;
    private final Duration due;

    OweReceipts(
            Tightening tightening,
            Outbox outbox,
            WorkTrail trail,
            PartyRegister register,
            Clock clock,
            @ConfigProperty(name = "entente.recalls.due") Duration due) {
        this.tightening = tightening;
        this.outbox = outbox;
        this.trail = trail;
        this.register = register;
        this.clock = clock;
        this.due = due;
    }

    @Override
    public Uni<Void> recalled(SqlConnection connection, TakenBack what) {
        return disclosed(Transaction.in(connection), what, what.since(), what.upTo())
                .chain(agencies -> owe(connection, what, "recall", agencies));
    }

    /** Who owes a receipt for a recall before it owes none for the erasure that follows. */
    @Override
    public Uni<Void> erased(SqlConnection connection, TakenBack what) {
        Transaction transaction = Transaction.in(connection);
        return transaction
                .rows(HIGHEST, what.record().value())
                .map(rows -> new TakenBack(
                        what.record(),
                        what.owner(),
                        what.since(),
                        Math.max(what.since(), rows.get(0).integer("highest"))))
                .chain(all -> disclosed(transaction, all, 0, all.upTo())
                        .chain(agencies -> each(agencies, agency -> transaction
                                .rows(OWED, agency.value(), all.record().value())
                                .map(List::isEmpty)))
                        .chain(owing -> owe(connection, all, "erasure", owing)));
    }

    @Override
    public Uni<Void> amended(SqlConnection connection, TakenBack what) {
        Transaction transaction = Transaction.in(connection);
        return disclosed(transaction, what, what.since(), what.upTo() - 1)
                .chain(agencies -> each(agencies, agency -> transaction
                        .rows(ANSWERED, agency.value(), what.record().value())
                        .map(rows -> new Question(
                                agency, what.record(), what.since(), rows.get(0).integer("answered"), what.upTo()))
                        .chain(question -> tightening.of(transaction, question))))
                .chain(owing ->
                        owing.isEmpty() ? Uni.createFrom().voidItem() : owe(connection, what, "amendment", owing));
    }

    private interface Condition {
        Uni<Boolean> holds(AgencyId agency);
    }

    /** Chained, never side by side: a transaction is one conversation. */
    private static Uni<List<AgencyId>> each(List<AgencyId> agencies, Condition condition) {
        return Multi.createFrom()
                .iterable(agencies)
                .onItem()
                .transformToUniAndConcatenate(
                        agency -> condition.holds(agency).map(holds -> holds ? List.of(agency) : List.<AgencyId>of()))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private static Uni<List<AgencyId>> disclosed(Transaction transaction, TakenBack what, int after, int upTo) {
        return transaction.rows(DISCLOSED, what.record().value(), after, upTo).map(rows -> rows.stream()
                .map(row -> new AgencyId(row.text("agency")))
                .toList());
    }

    private Uni<Void> owe(SqlConnection connection, TakenBack what, String kind, List<AgencyId> agencies) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<OwedReceipt> duties =
                agencies.stream().map(agency -> owed(what, kind, agency, now)).toList();
        return Multi.createFrom()
                .iterable(duties)
                .onItem()
                .transformToUniAndConcatenate(duty -> keep(Transaction.in(connection), duty))
                .collect()
                .asList()
                .chain(() -> outbox.send(
                        connection,
                        Address.RECALL_TAKEN,
                        what.record().toString(),
                        UUID.randomUUID(),
                        RecallMessages.taken(what.record(), what.owner(), what.upTo(), kind, now, duties)))
                .chain(() -> trail.record(
                        connection, happening(what, agencies), what.owner(), register.jurisdictionOf(what.owner())))
                .replaceWithVoid();
    }

    private OwedReceipt owed(TakenBack what, String kind, AgencyId agency, Instant now) {
        return new OwedReceipt(
                UUID.randomUUID(),
                agency,
                what.record(),
                what.owner(),
                what.upTo(),
                kind,
                now,
                now.plus(due),
                Optional.empty(),
                Optional.empty());
    }

    static Uni<Integer> keep(Transaction transaction, OwedReceipt duty) {
        return transaction.change(
                KEEP,
                duty.id(),
                duty.recipient().value(),
                duty.record().value(),
                duty.owner().value(),
                duty.version(),
                duty.kind(),
                duty.takenAt(),
                duty.dueAt(),
                duty.via().map(AgencyId::value).orElse(null));
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
