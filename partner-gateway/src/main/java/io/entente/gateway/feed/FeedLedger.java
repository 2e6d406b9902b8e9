package io.entente.gateway.feed;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/** The feeds themselves: numbered entries, and what each agency stood at when it was last told. */
@ApplicationScoped
class FeedLedger {
    private static final String AFTER = """
            select e.number, e.record, e.change, e.noted_at
            from feed_entry e
            where e.agency = $1 and e.number > $2 and e.purposes like $3
              and (e.change <> 'withdrawn'
                   or exists (select 1 from feed_told t
                              where t.agency = $1 and t.purpose = $5 and t.record = e.record)
                   or exists (select 1 from disclosure d
                              where d.agency = $1 and d.purpose = $5 and d.record = e.record
                                and d.version_id is not null))
            order by e.number
            limit $4
            """;
    private static final String TOLD = """
            insert into feed_told (agency, purpose, record)
            select cast($1 as varchar), cast($2 as varchar), record
            from unnest(cast(string_to_array(cast($3 as varchar), ',') as uuid[])) as record
            on conflict (agency, purpose, record) do nothing
            """;

    /** An entry as its agency's feed holds it. */
    record Entry(long number, RecordId record, Change change, Instant at) {}

    /**
     * Takes the agency's lock, which is the right to number, until the transaction ends.
     *
     * @return the last number given out; empty if someone else holds the lock now
     */
    Uni<Optional<Long>> lock(Transaction transaction, AgencyId agency) {
        return transaction
                .change("insert into feed_head (agency) values ($1) on conflict (agency) do nothing", agency.value())
                .chain(() -> transaction.rows(
                        "select last from feed_head where agency = $1 for update skip locked", agency.value()))
                .map(rows -> rows.stream().map(row -> row.whole("last")).findFirst());
    }

    Uni<Void> numbered(Transaction transaction, AgencyId agency, long last) {
        return transaction
                .change("update feed_head set last = $2 where agency = $1", agency.value(), last)
                .replaceWithVoid();
    }

    Uni<Void> write(Transaction transaction, AgencyId agency, Entry entry, Set<Purpose> purposes) {
        return transaction
                .change(
                        "insert into feed_entry (agency, number, record, change, purposes, noted_at)"
                                + " values ($1, $2, $3, $4, $5, $6)",
                        agency.value(),
                        entry.number(),
                        entry.record().value(),
                        entry.change().code(),
                        purposes.stream().map(Purpose::code).sorted().collect(joining(",", ",", ",")),
                        entry.at())
                .replaceWithVoid();
    }

    Uni<Standing> standing(Transaction transaction, AgencyId agency, RecordId record) {
        return transaction
                .rows(
                        "select seen from feed_standing where agency = $1 and record = $2",
                        agency.value(),
                        record.value())
                .map(rows -> rows.stream()
                        .map(row -> Standing.parse(row.text("seen")))
                        .findFirst()
                        .orElse(Standing.NOTHING));
    }

    Uni<Void> stand(Transaction transaction, AgencyId agency, RecordId record, Standing standing) {
        return transaction
                .change(
                        "insert into feed_standing (agency, record, seen) values ($1, $2, $3)"
                                + " on conflict (agency, record) do update set seen = excluded.seen",
                        agency.value(),
                        record.value(),
                        standing.text())
                .replaceWithVoid();
    }

    /**
     * Entries that concern a purpose, oldest first. A withdrawal is for those only who were told of what was withdrawn,
     * by the feed or by a pull; to the others it would tell that there had been something.
     *
     * @param number entries after this one
     */
    Uni<List<Entry>> after(Transaction transaction, AgencyId agency, long number, Purpose purpose, int atMost) {
        return transaction
                .rows(AFTER, agency.value(), number, "%," + purpose.code() + ",%", atMost, purpose.code())
                .map(rows -> rows.stream().map(FeedLedger::entry).toList());
    }

    /** Remembers of which records the agency was told. */
    Uni<Void> told(Transaction transaction, AgencyId agency, Purpose purpose, Set<RecordId> records) {
        if (records.isEmpty()) return Uni.createFrom().voidItem();
        String ids = records.stream().map(RecordId::toString).sorted().collect(joining(","));
        return transaction.change(TOLD, agency.value(), purpose.code(), ids).replaceWithVoid();
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.whole("number"),
                new RecordId(row.uuid("record")),
                Change.of(row.text("change")),
                row.instant("noted_at"));
    }
}
