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
                   or exists (select 1 from feed_entry b
                              where b.agency = $1 and b.record = e.record and b.purposes like $3 and b.number <= $5))
            order by e.number
            limit $4
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
     * Entries for a reader under one purpose, oldest first. A withdrawal is for those only who may know of what was
     * withdrawn: an earlier entry of the record lies behind them already.
     *
     * @param behind up to here the reader has read on earlier pages
     * @param number entries after this one
     */
    Uni<List<Entry>> after(
            Transaction transaction, AgencyId agency, long behind, long number, Purpose purpose, int atMost) {
        return transaction
                .rows(AFTER, agency.value(), number, "%," + purpose.code() + ",%", atMost, behind)
                .map(rows -> rows.stream().map(FeedLedger::entry).toList());
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.whole("number"),
                new RecordId(row.uuid("record")),
                Change.of(row.text("change")),
                row.instant("noted_at"));
    }
}
