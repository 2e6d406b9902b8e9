package io.entente.gateway.feed;

import io.entente.gateway.decision.Views;
import io.entente.gateway.feed.FeedLedger.Entry;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Takes due jobs under the agency's lock, asks what the agency can see now, and writes an entry where that differs from
 * what it could see when it was last told. Killed in between it starts the batch again, and nothing is told twice: entry
 * and standing are one transaction.
 */
@ApplicationScoped
class Reevaluation {
    private final FeedJobs jobs;
    private final FeedLedger ledger;
    private final Views views;
    private final Clock clock;

    Reevaluation(FeedJobs jobs, FeedLedger ledger, Views views, Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.views = views;
        this.clock = clock;
    }

    /** @return how many jobs were done; 0 too if another instance is at this agency */
    Uni<Integer> batch(Transaction transaction, AgencyId agency, int atMost) {
        Instant now = clock.instant();
        return ledger.lock(transaction, agency)
                .chain(last -> last.isEmpty()
                        ? Uni.createFrom().item(0)
                        : jobs.take(transaction, agency, now, atMost)
                                .chain(records -> evaluate(transaction, agency, records, last.get(), now)
                                        .replaceWith(records.size())));
    }

    private Uni<Void> evaluate(
            Transaction transaction, AgencyId agency, List<RecordId> records, long last, Instant now) {
        if (records.isEmpty()) return Uni.createFrom().voidItem();
        return views.underEveryPurpose(transaction, agency, records, now)
                .chain(seen -> tellAll(transaction, agency, seen, last, now))
                .chain(reached -> ledger.numbered(transaction, agency, reached));
    }

    /** @return the last number given out */
    private Uni<Long> tellAll(
            Transaction transaction, AgencyId agency, Map<RecordId, Views.Seen> seen, long last, Instant now) {
        Uni<Long> number = Uni.createFrom().item(last);
        for (var record : seen.entrySet()) {
            Standing standing = new Standing(record.getValue().byPurpose());
            number = number.chain(reached -> tell(transaction, agency, record.getKey(), standing, reached, now))
                    .call(() -> jobs.done(
                            transaction,
                            agency,
                            record.getKey(),
                            record.getValue().again()));
        }
        return number;
    }

    private Uni<Long> tell(
            Transaction transaction, AgencyId agency, RecordId record, Standing standing, long last, Instant now) {
        return ledger.standing(transaction, agency, record).chain(before -> {
            var told = standing.since(before);
            if (told.isEmpty()) return Uni.createFrom().item(last);
            Uni<Long> number = Uni.createFrom().item(last);
            for (var change : told.entrySet())
                number = number.chain(reached -> {
                    Entry entry = new Entry(reached + 1, record, change.getKey(), now);
                    return ledger.write(transaction, agency, entry, change.getValue())
                            .replaceWith(reached + 1);
                });
            return number.call(() -> ledger.stand(transaction, agency, record, standing));
        });
    }
}
