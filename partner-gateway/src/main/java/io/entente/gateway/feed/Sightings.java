package io.entente.gateway.feed;

import io.entente.gateway.decision.ViewListener;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/**
 * Where a reader saw of a record something else than its feed had told. Reads decide live and feeds follow, so between the
 * two a record may be hidden and shown again, or shown and hidden again; comparing only what stands before and after
 * would never tell the reader that passed by in between.
 */
@ApplicationScoped
class Sightings implements ViewListener {
    /** One statement, whatever it finds: the time it takes tells nothing (P7). */
    private static final String KEEP = """
            insert into feed_sighting (agency, record, purpose)
            select cast($1 as varchar), looked.record, cast($2 as varchar)
            from (select cast(split_part(one, ' ', 1) as uuid) as record, split_part(one, ' ', 2) as seen
                  from unnest(string_to_array(cast($3 as varchar), ',')) as one) as looked
            left join feed_standing stood on stood.agency = $1 and stood.record = looked.record
            where looked.seen <> coalesce(
                (select split_part(line, ' ', 2) from unnest(string_to_array(stood.seen, chr(10))) as line
                 where split_part(line, ' ', 1) = $2), '')
            on conflict do nothing
            """;

    private static final String QUEUE = """
            insert into feed_job (agency, record, due_at)
            select distinct agency, record, cast($2 as timestamptz) from feed_sighting where agency = $1
            order by record
            on conflict (agency, record) do update set due_at = least(feed_job.due_at, excluded.due_at)
            """;
    private static final String TAKE = """
            delete from feed_sighting
            where agency = $1 and record = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
            returning record, purpose
            """;

    @Override
    public Uni<Void> looked(
            Transaction transaction, AgencyId agency, Purpose purpose, Map<RecordId, Optional<String>> seen) {
        if (seen.isEmpty()) return Uni.createFrom().voidItem();
        String looked = seen.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().orElse(""))
                .sorted()
                .collect(joining(","));
        return transaction.change(KEEP, agency.value(), purpose.code(), looked).replaceWithVoid();
    }

    /** What was sighted is due for evaluation, if it is not already. */
    Uni<Void> queue(Transaction transaction, AgencyId agency, Instant now) {
        return transaction.change(QUEUE, agency.value(), now).replaceWithVoid();
    }

    /** Takes the sightings of records about to be evaluated: a later one stays for the next time. */
    Uni<Map<RecordId, Set<Purpose>>> take(Transaction transaction, AgencyId agency, Collection<RecordId> records) {
        String ids = records.stream().map(RecordId::toString).collect(joining(","));
        return transaction.rows(TAKE, agency.value(), ids).map(rows -> {
            Map<RecordId, Set<Purpose>> taken = new HashMap<>();
            rows.forEach(row -> taken.computeIfAbsent(
                            new RecordId(row.uuid("record")), none -> EnumSet.noneOf(Purpose.class))
                    .add(Purpose.of(row.text("purpose"))));
            return taken;
        });
    }
}
