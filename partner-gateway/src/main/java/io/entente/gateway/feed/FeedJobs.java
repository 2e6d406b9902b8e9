package io.entente.gateway.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.gateway.shelf.ShelfListener;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be evaluated again: one job per agency and record, due at once or at the next date that matters. At once is
 * before any date: it stays so when the clock is set back.
 */
@ApplicationScoped
class FeedJobs implements ShelfListener {
    private static final Duration ASIDE = Duration.ofMinutes(1);
    /**
     * Whom a consent lets in is concerned as much as whom the owner named. Whoever queues several jobs takes them in the order
     * of agency and record: two that did not could wait for each other.
     */
    private static final String QUEUE = """
            insert into feed_job (agency, record, due_at)
            select agency, cast($2 as uuid), timestamptz '-infinity'
            from (select unnest(string_to_array(cast($1 as varchar), ',')) as agency
                  union select recipient from consent_entry where record = cast($2 as uuid)
                  order by agency) as concerned
            on conflict (agency, record) do update set due_at = least(feed_job.due_at, excluded.due_at)
            """;

    private static final String QUEUE_ALL = """
            insert into feed_job (agency, record, due_at)
            select agency, record, timestamptz '-infinity'
            from (select agency, record from shelf_recipient
                  union select recipient, record from consent_entry) as concerned
            order by agency, record
            on conflict (agency, record) do update set due_at = least(feed_job.due_at, excluded.due_at)
            """;
    private static final String QUEUE_SENDERS = """
            insert into feed_job (agency, record, due_at)
            select agency, record, timestamptz '-infinity'
            from (select r.agency, r.record
                  from shelf_version v join shelf_recipient r on (r.record, r.version) = (v.record, v.version)
                  where v.sender = $1
                  union select c.recipient, c.record from consent_entry c
                  where exists (select from shelf_version v where v.record = c.record and v.sender = $1)) as concerned
            order by agency, record
            on conflict (agency, record) do update set due_at = least(feed_job.due_at, excluded.due_at)
            """;
    private static final String WAITING = """
            select agency from feed_job where due_at <= $1
            union select agency from feed_sighting
            order by agency
            """;
    /** By id and not by age: what is due for longer may be due for a reason that the reader must not notice (P7). */
    private static final String DUE = """
            select record from feed_job where agency = $1 and due_at <= $2
            order by record limit $3 for update skip locked
            """;

    private static final String DONE = """
            delete from feed_job using json_to_recordset(cast(cast($2 as varchar) as json)) as done(record uuid, due timestamptz)
            where agency = $1 and feed_job.record = done.record and done.due is null
            """;
    private static final String AGAIN = """
            update feed_job set due_at = done.due
            from json_to_recordset(cast(cast($2 as varchar) as json)) as done(record uuid, due timestamptz)
            where agency = $1 and feed_job.record = done.record and done.due is not null
            """;
    private static final String SET_ASIDE = """
            update feed_job set due_at = $3
            where agency = $1 and record = (select record from feed_job where agency = $1 and due_at <= $2
                                            order by record limit 1)
            """;

    private final Clock clock;

    FeedJobs(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Void> changed(Transaction transaction, RecordId record, Set<AgencyId> agencies) {
        String everyone =
                String.join(",", agencies.stream().map(AgencyId::value).sorted().toList());
        return transaction.change(QUEUE, everyone, record.value()).replaceWithVoid();
    }

    /** Everything that was ever released to anybody, or on which a consent was answered. */
    Uni<Void> queueAll(Transaction transaction) {
        return transaction.change(QUEUE_ALL).replaceWithVoid();
    }

    /** The same of what one service sent. */
    Uni<Void> queueAllOf(Transaction transaction, String sender) {
        return transaction.change(QUEUE_SENDERS, sender).replaceWithVoid();
    }

    /** @return agencies for which something is due */
    Uni<List<AgencyId>> waiting(Transaction transaction) {
        return transaction.rows(WAITING, clock.instant()).map(rows -> rows.stream()
                .map(row -> new AgencyId(row.text("agency")))
                .toList());
    }

    /** Takes due jobs: nobody else changes them until the transaction ends. */
    Uni<List<RecordId>> take(Transaction transaction, AgencyId agency, Instant at, int atMost) {
        return transaction.rows(DUE, agency.value(), at, atMost).map(rows -> rows.stream()
                .map(row -> new RecordId(row.uuid("record")))
                .toList());
    }

    /** @param again when a date next matters for each record; empty when none does */
    Uni<Void> done(Transaction transaction, AgencyId agency, Map<RecordId, Optional<Instant>> again) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        again.forEach((record, due) -> json.addObject()
                .put("record", record.toString())
                .put("due", due.map(Instant::toString).orElse(null)));
        return transaction
                .change(DONE, agency.value(), json.toString())
                .chain(() -> transaction.change(AGAIN, agency.value(), json.toString()))
                .replaceWithVoid();
    }

    /** Puts the job that is next off for a while: it cannot be done, and the others shall not wait for it. */
    Uni<Void> setAside(Transaction transaction, AgencyId agency) {
        Instant now = clock.instant();
        return transaction
                .change(SET_ASIDE, agency.value(), now, now.plus(ASIDE))
                .replaceWithVoid();
    }
}
