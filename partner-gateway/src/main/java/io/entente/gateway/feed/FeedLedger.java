package io.entente.gateway.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** The feeds themselves: numbered entries, and of which records an agency was told. */
@ApplicationScoped
class FeedLedger {
    private static final String AFTER = """
            select e.number, e.record, e.change, e.noted_at,
                   case when e.change <> 'withdrawn'
                          or exists (select 1 from feed_told t
                                     where t.agency = $1 and t.purpose = $5 and t.record = e.record)
                          or exists (select 1 from disclosure d
                                     where d.agency = $1 and d.purpose = $5 and d.record = e.record
                                       and d.version_id is not null)
                        then 1 else 0 end as known
            from feed_entry e
            where e.agency = $1 and e.number > $2 and e.purposes like $3
            order by e.number
            limit $4
            """;
    private static final String WRITE = """
            insert into feed_entry (agency, number, record, change, purposes, noted_at)
            select $1, number, record, change, purposes, $3
            from json_to_recordset(cast(cast($2 as varchar) as json))
                as entry(number bigint, record uuid, change varchar, purposes varchar)
            """;
    private static final String TOLD = """
            insert into feed_told (agency, purpose, record)
            select cast($1 as varchar), cast($2 as varchar), record
            from unnest(cast(string_to_array(cast($3 as varchar), ',') as uuid[])) as record
            on conflict (agency, purpose, record) do nothing
            """;

    /**
     * An entry as its agency's feed holds it.
     *
     * @param known whether the agency was told of the record, by the feed or by a pull, which a withdrawal asks for
     */
    record Entry(long number, RecordId record, Change change, Instant at, boolean known) {}

    /** An entry to be written, and the purposes it concerns. */
    record News(long number, RecordId record, Change change, Set<Purpose> purposes) {}

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

    /** @param news numbered on from the last, in order */
    Uni<Void> write(Transaction transaction, AgencyId agency, List<News> news, Instant at) {
        if (news.isEmpty()) return Uni.createFrom().voidItem();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        news.forEach(one -> json.addObject()
                .put("number", one.number())
                .put("record", one.record().toString())
                .put("change", one.change().code())
                .put(
                        "purposes",
                        one.purposes().stream().map(Purpose::code).sorted().collect(joining(",", ",", ","))));
        long last = news.get(news.size() - 1).number();
        return transaction
                .change(WRITE, agency.value(), json.toString(), at)
                .chain(() ->
                        transaction.change("update feed_head set last = $2 where agency = $1", agency.value(), last))
                .replaceWithVoid();
    }

    /**
     * Entries that concern a purpose, oldest first.
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
                row.instant("noted_at"),
                row.integer("known") == 1);
    }
}
