package io.entente.gateway.feed;

import io.entente.gateway.clock.FollowRequests;
import io.entente.gateway.decision.Views;
import io.entente.gateway.decision.Views.Seeing;
import io.entente.gateway.decision.Views.Seen;
import io.entente.gateway.feed.FeedLedger.News;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes due jobs under the agency's lock, asks what the agency can see now, and writes an entry where that differs from
 * what it was last told. Killed in between it starts the batch again, and nothing is told twice: entry and standing are
 * one transaction.
 */
@ApplicationScoped
class Reevaluation {
    private final FeedJobs jobs;
    private final FeedLedger ledger;
    private final Standings standings;
    private final Sightings sightings;
    private final Views views;
    private final FollowRequests requests;
    private final Clock clock;

    Reevaluation(
            FeedJobs jobs,
            FeedLedger ledger,
            Standings standings,
            Sightings sightings,
            Views views,
            FollowRequests requests,
            Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.standings = standings;
        this.sightings = sightings;
        this.views = views;
        this.requests = requests;
        this.clock = clock;
    }

    /** @return how many jobs were done; 0 too if another instance is at this agency */
    Uni<Integer> batch(Transaction transaction, AgencyId agency, int atMost) {
        Instant now = clock.instant();
        return ledger.lock(transaction, agency)
                .chain(last -> last.isEmpty()
                        ? Uni.createFrom().item(0)
                        : sightings
                                .queue(transaction, agency, now)
                                .chain(() -> jobs.take(transaction, agency, now, atMost))
                                .call(records -> evaluate(transaction, agency, records, last.get(), now))
                                .map(List::size));
    }

    private Uni<Void> evaluate(
            Transaction transaction, AgencyId agency, List<RecordId> records, long last, Instant now) {
        if (records.isEmpty()) return Uni.createFrom().voidItem();
        // Sightings before what is seen now: one that comes in between is then still there for the next time.
        return sightings.take(transaction, agency, records).chain(sighted -> views.underEveryPurpose(
                        transaction, agency, records, now)
                .chain(seeing -> standings
                        .of(transaction, agency, records)
                        .chain(before -> tell(transaction, agency, new Told(before, sighted, seeing), last, now))
                        .chain(() -> jobs.done(transaction, agency, again(seeing.seen())))));
    }

    /** What readers were told, what they saw besides, and what they see now. */
    private record Told(Map<RecordId, Standing> before, Map<RecordId, Set<Purpose>> sighted, Seeing seeing) {
        Standing now(RecordId record) {
            return new Standing(seeing.seen().get(record).byPurpose());
        }

        Map<Change, Set<Purpose>> changes(RecordId record) {
            return now(record)
                    .since(before.getOrDefault(record, Standing.NOTHING), sighted.getOrDefault(record, Set.of()));
        }
    }

    private Uni<Void> tell(Transaction transaction, AgencyId agency, Told told, long last, Instant now) {
        List<News> news = new ArrayList<>();
        Map<RecordId, Standing> changed = new HashMap<>();
        told.seeing().seen().keySet().stream().sorted().forEach(record -> told.changes(record)
                .forEach((change, purposes) -> {
                    news.add(new News(last + news.size() + 1, record, change, purposes));
                    changed.put(record, told.now(record));
                }));
        return ledger.write(transaction, agency, news, now)
                .chain(() -> standings.write(transaction, agency, changed))
                .chain(() -> requests.told(
                        transaction,
                        agency,
                        new FollowRequests.News(
                                told.seeing(), changed.keySet(), told.sighted().keySet()),
                        now));
    }

    private static Map<RecordId, Optional<Instant>> again(Map<RecordId, Seen> seen) {
        return seen.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().again()));
    }
}
