package io.entente.gateway.recall;

import io.entente.gateway.decision.Views;
import io.entente.gateway.shelf.RecallListener;
import io.entente.gateway.shelf.TakenBack;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.trail.WorkTrail;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes down who owes a receipt when an owner takes something back: everyone to whom a version was disclosed that is
 * covered now. In the transaction that takes it, in which no read of the record is under way.
 */
@ApplicationScoped
class OweReceipts implements RecallListener {
    private static final String DISCLOSED = """
            select distinct d.agency, d.purpose from disclosure d join shelf_version v on v.version_id = d.version_id
            where d.record = $1 and v.version > $2 and v.version <= $3
            order by d.agency, d.purpose
            """;
    private static final String OWED = """
            select 1 as owed from recall_duty where agency = $1 and record = $2 and kind in ('recall', 'erasure')
            """;
    private static final String HIGHEST =
            "select coalesce(max(version), 0) as highest from shelf_version where record = $1";
    private static final String KEEP = """
            insert into recall_duty (id, agency, record, owner, version, kind, taken_at, due_at, via)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (agency, record, version, kind) do nothing
            """;

    private final Views views;
    private final Outbox outbox;
    private final WorkTrail trail;
    private final PartyRegister register;
    private final Clock clock;
    private final Duration due;

    OweReceipts(
            Views views,
            Outbox outbox,
            WorkTrail trail,
            PartyRegister register,
            Clock clock,
            @ConfigProperty(name = "entente.recalls.due") Duration due) {
        this.views = views;
        this.outbox = outbox;
        this.trail = trail;
        this.register = register;
        this.clock = clock;
        this.due = due;
    }

    @Override
    public Uni<Void> recalled(SqlConnection connection, TakenBack what) {
        return disclosed(Transaction.in(connection), what, what.since(), what.upTo())
                .chain(purposes -> owe(connection, what, "recall", List.copyOf(purposes.keySet())));
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
                        .chain(purposes -> each(List.copyOf(purposes.keySet()), agency -> transaction
                                .rows(OWED, agency.value(), all.record().value())
                                .map(List::isEmpty)))
                        .chain(agencies -> owe(connection, all, "erasure", agencies)));
    }

    @Override
    public Uni<Void> amended(SqlConnection connection, TakenBack what) {
        Transaction transaction = Transaction.in(connection);
        return disclosed(transaction, what, what.since(), what.upTo() - 1)
                .chain(purposes -> each(
                        List.copyOf(purposes.keySet()),
                        agency -> views.narrowedBy(
                                transaction,
                                agency,
                                purposes.get(agency),
                                what.record(),
                                what.upTo(),
                                clock.instant())))
                .chain(agencies -> agencies.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : owe(connection, what, "amendment", agencies));
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

    private static Uni<Map<AgencyId, Set<Purpose>>> disclosed(
            Transaction transaction, TakenBack what, int after, int upTo) {
        return transaction.rows(DISCLOSED, what.record().value(), after, upTo).map(rows -> rows.stream()
                .collect(Collectors.groupingBy(
                        (Row row) -> new AgencyId(row.text("agency")),
                        TreeMap::new,
                        Collectors.mapping(row -> Purpose.of(row.text("purpose")), Collectors.toSet()))));
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
