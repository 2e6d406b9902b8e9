package io.entente.gateway.clock;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Of which clocks their agencies have been reminded, each once while it runs. */
@ApplicationScoped
class Reminders {
    private static final String AGAIN = "update response_clock set reminded_at = null where id = $1";
    private static final String REMINDED = """
            update response_clock set reminded_at = $2 where id in (
                select id from response_clock
                where agency = $1 and reminded_at is null and remind_at <= $2 and due_at > $2 and %s
                order by remind_at, id limit $3 for update skip locked)
            returning %s
            """.formatted(Clocks.RUNNING, OpenedClock.COLUMNS);
    private static final String REMINDING = """
            select distinct agency from response_clock
            where reminded_at is null and remind_at <= $1 and due_at > $1 and %s order by agency
            """.formatted(Clocks.RUNNING);

    /** For a clock that was reminded of while nobody could see what of. */
    Uni<Void> again(Transaction transaction, OpenedClock clock) {
        return transaction.change(AGAIN, clock.id()).replaceWithVoid();
    }

    /** @return agencies to be reminded of something */
    Uni<List<AgencyId>> reminding(Transaction transaction, Instant now) {
        return transaction.rows(REMINDING, now).map(rows -> rows.stream()
                .map(row -> new AgencyId(row.text("agency")))
                .toList());
    }

    /** Takes those of which an agency is to be reminded, each once for good. */
    Uni<List<OpenedClock>> reminded(Transaction transaction, AgencyId recipient, Instant now, int atMost) {
        return transaction
                .rows(REMINDED, recipient.value(), now, atMost)
                .map(rows -> rows.stream().map(OpenedClock::of).toList());
    }
}
