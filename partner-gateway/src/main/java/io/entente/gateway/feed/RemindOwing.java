package io.entente.gateway.feed;

import io.entente.gateway.clock.DueReminders;
import io.entente.gateway.clock.DueReminders.Reminder;
import io.entente.gateway.feed.FeedLedger.News;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.work.Batches;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Reminds agencies in their feeds of answers that are soon due. Entry and mark are one transaction under the agency's lock:
 * killed in between or beside another instance, nobody is reminded twice.
 */
@ApplicationScoped
class RemindOwing implements Round {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 50;

    private final Pool worker;
    private final DueReminders due;
    private final FeedLedger ledger;
    private final Clock clock;

    RemindOwing(@ReactiveDataSource("worker") Pool worker, DueReminders due, FeedLedger ledger, Clock clock) {
        this.worker = worker;
        this.due = due;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reminding of answers that are soon due";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Uni<Void> run() {
        return Batches.inTurn(
                () -> worker.withTransaction(connection -> due.agencies(Transaction.in(connection), now())),
                agency -> worker.withTransaction(connection -> remind(Transaction.in(connection), agency))
                        .map(done -> done == BATCH));
    }

    /** @return how many were told; 0 too if another instance is at this agency */
    Uni<Integer> remind(Transaction transaction, AgencyId agency) {
        Instant now = now();
        return ledger.lock(transaction, agency)
                .chain(last -> last.isEmpty()
                        ? Uni.createFrom().item(0)
                        : due.take(transaction, agency, now, BATCH)
                                .call(reminders ->
                                        ledger.write(transaction, agency, entries(reminders, last.get()), now))
                                .map(List::size));
    }

    private static List<News> entries(List<Reminder> reminders, long last) {
        List<News> entries = new ArrayList<>();
        reminders.forEach(reminder -> entries.add(
                new News(last + entries.size() + 1, reminder.record(), Change.REMINDER, reminder.purposes())));
        return entries;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
