package io.entente.gateway.clock;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.api.Passed;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/** The clocks there are: one per recipient and record, seen by its two ends alone. */
@ApplicationScoped
class Clocks {
    private static final String SELECT = "select " + OpenedClock.COLUMNS + " from response_clock ";
    private static final String AMONG =
            "record = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[])) order by record";
    /**
     * Goes up with each change and is never below the clock's seconds, counted from 2026: so it is ahead of what was told
     * before, too, where this database was restored from a backup.
     */
    private static final String REVISION =
            "greatest(%s, cast(extract(epoch from clock_timestamp()) as bigint) - 1767225600)";

    private static final String FIRST = REVISION.formatted("1");
    private static final String NEXT = REVISION.formatted("revision + 1");

    private static final String OPEN = """
            insert into response_clock (id, agency, record, owner, version, urgency, clause, source, purposes,
                started_at, due_at, remind_at, suspended_at, suspended_on, answered_at, revision)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, %s)
            on conflict (agency, record) do nothing
            """.formatted(FIRST);
    private static final String WITHDRAW = """
            update response_clock set withdrawn_at = $2, revision = %s
            where id = $1 and withdrawn_at is null and answered_at is null
            """.formatted(NEXT);
    private static final String SHOW = """
            update response_clock set withdrawn_at = null, reminded_at = null, revision = %s
            where id = $1 and withdrawn_at is not null
            """.formatted(NEXT);

    /** For as long as it stood it is due later. */
    private static final String RESUME = """
            update response_clock set due_at = due_at + (cast($3 as timestamptz) - suspended_at),
                remind_at = remind_at + (cast($3 as timestamptz) - suspended_at),
                suspended_at = null, suspended_on = null, revision = %s
            where agency = $1 and record = $2 and suspended_at is not null and answered_at is null
            """.formatted(NEXT);
    /** What is overdue is not undone by asking late. */
    private static final String SUSPEND = """
            update response_clock set suspended_at = $3, suspended_on = $4, revision = %s
            where agency = $1 and record = $2 and suspended_at is null and answered_at is null and due_at > $3
            """.formatted(NEXT);

    private static final String END = """
            update response_clock set answered_at = $3, suspended_at = null, suspended_on = null, revision = %s
            where agency = $1 and record = $2 and answered_at is null
            """.formatted(NEXT);
    private static final String PAGE = SELECT + """
            where %%s = $1 and %%s
              and (due_at, id) > (cast($2 as timestamptz), cast($3 as uuid))
              and (cast($4 as varchar) = '' or $4 = %s)
              and purposes like $6
            order by due_at, id limit $7
            """.formatted(OpenedClock.STATE.formatted("$5"));

    private static final String OWED_BY = PAGE.formatted("agency", "withdrawn_at is null");
    private static final String OWED_TO = PAGE.formatted("owner", "true");
    /** Of a row, that its time runs. */
    static final String RUNNING = "answered_at is null and withdrawn_at is null and suspended_at is null";
    /** What waits to be evaluated may have been taken back in time: whether it was is found first. */
    private static final String OVERDUE = """
            update response_clock set overdue_at = $1, revision = %s where id in (
                select id from response_clock c where overdue_at is null and due_at <= $1 and %s
                  and not exists (select from feed_job j
                      where (j.agency, j.record) = (c.agency, c.record) and j.due_at <= $1)
                order by due_at, id limit $2 for update skip locked)
            """.formatted(NEXT, RUNNING);

    private static final String UNTOLD =
            SELECT + "where announced < revision order by id limit $1 for update skip locked";
    private static final String TOLD = """
            update response_clock set announced = revision
            where id = any (cast(string_to_array(cast($1 as varchar), ',') as uuid[]))
            """;

    Uni<Map<RecordId, OpenedClock>> of(Transaction transaction, AgencyId recipient, Collection<RecordId> records) {
        return transaction
                .rows(
                        SELECT + "where agency = $1 and " + AMONG,
                        recipient.value(),
                        records.stream().map(RecordId::toString).collect(joining(",")))
                .map(rows ->
                        rows.stream().map(OpenedClock::of).collect(toMap(OpenedClock::record, Function.identity())));
    }

    Uni<Void> open(Transaction transaction, OpenedClock clock) {
        @Nullable
        Object[] row = {
            clock.id(),
            clock.recipient().value(),
            clock.record().value(),
            clock.owner().value(),
            clock.version(),
            clock.urgency().code(),
            clock.clause(),
            clock.source(),
            clock.listed(),
            clock.times().started(),
            clock.times().due(),
            clock.times().remind(),
            clock.times().suspended().orElse(null),
            clock.times().suspendedOn().orElse(null),
            clock.times().answered().orElse(null)
        };
        return transaction.change(OPEN, row).replaceWithVoid();
    }

    Uni<Void> withdraw(Transaction transaction, OpenedClock clock, Instant at) {
        return transaction.change(WITHDRAW, clock.id(), at).replaceWithVoid();
    }

    Uni<Void> show(Transaction transaction, OpenedClock clock) {
        return transaction.change(SHOW, clock.id()).replaceWithVoid();
    }

    Uni<Void> resume(Transaction transaction, AgencyId recipient, RecordId record, Instant at) {
        return transaction.change(RESUME, recipient.value(), record.value(), at).replaceWithVoid();
    }

    Uni<Void> suspend(Transaction transaction, AgencyId recipient, RecordId record, Instant at, int version) {
        return transaction
                .change(SUSPEND, recipient.value(), record.value(), at, version)
                .replaceWithVoid();
    }

    Uni<Void> end(Transaction transaction, AgencyId recipient, RecordId record, Instant at) {
        return transaction.change(END, recipient.value(), record.value(), at).replaceWithVoid();
    }

    /** Those due first. Of the owner it is not asked under which purpose its recipient has them. */
    Uni<List<OpenedClock>> page(
            Transaction transaction, AgencyId agency, Wanted wanted, Passed after, int limit, Instant now) {
        return transaction
                .rows(
                        wanted.owing() ? OWED_BY : OWED_TO,
                        agency.value(),
                        after.at(),
                        after.id(),
                        wanted.state(),
                        now,
                        wanted.owing() ? "%," + wanted.purpose().code() + ",%" : "%",
                        limit)
                .map(rows -> rows.stream().map(OpenedClock::of).toList());
    }

    /** @return how many became overdue */
    Uni<Integer> overdue(Transaction transaction, Instant now, int atMost) {
        return transaction.change(OVERDUE, now, atMost);
    }

    /** Takes those that changed since their owner was told. */
    Uni<List<OpenedClock>> untold(Transaction transaction, int atMost) {
        return transaction
                .rows(UNTOLD, atMost)
                .map(rows -> rows.stream().map(OpenedClock::of).toList());
    }

    Uni<Void> told(Transaction transaction, List<OpenedClock> clocks) {
        return transaction
                .change(
                        TOLD,
                        clocks.stream().map(clock -> clock.id().toString()).collect(joining(",")))
                .replaceWithVoid();
    }
}
