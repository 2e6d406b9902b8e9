package io.entente.gateway.clock;

import io.entente.gateway.clock.OpenedClock.Times;
import io.entente.gateway.decision.View;
import io.entente.gateway.decision.Views.Seeing;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/**
 * Follows an agency's feed: as a request enters it, the clock starts that a clause sets; when the request can be seen no
 * longer no answer is owed, and a newer version gives a clock that stood for want of information its time again.
 *
 * <p>Whether there is a clock depends on nothing that the agency does not see: it was named to get the whole of it, and is
 * shown what type it is. A pointer asks nothing.
 */
@ApplicationScoped
public class FollowRequests {
    private static final String CONCERNED = """
            select record from shelf_version
            where record = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[])) and urgency is not null
            union
            select record from response_clock
            where agency = $1 and record = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
            order by record
            """;

    private final Clocks clocks;
    private final Reminders reminders;
    private final SaidBefore saidBefore;

    FollowRequests(Clocks clocks, Reminders reminders, SaidBefore saidBefore) {
        this.clocks = clocks;
        this.reminders = reminders;
        this.saidBefore = saidBefore;
    }

    /**
     * What a feed was told.
     *
     * @param by the look by which it was told, so that what it tells and what is owed for it are never of two minds
     * @param records of which it was told something new
     * @param passedBy those of them of which a reader may have gone by an entry while it could not see them
     */
    public record News(Seeing by, Set<RecordId> records, Set<RecordId> passedBy) {}

    /** @param at when the agency's feed was told */
    public Uni<Void> told(Transaction transaction, AgencyId agency, News news, Instant at) {
        if (news.records().isEmpty()) return Uni.createFrom().voidItem();
        Instant now = at.truncatedTo(ChronoUnit.MICROS);
        String ids = news.records().stream().map(RecordId::toString).collect(joining(","));
        return transaction
                .rows(CONCERNED, agency.value(), ids)
                .map(rows -> rows.stream()
                        .map(row -> new RecordId(row.uuid("record")))
                        .toList())
                .chain(concerned -> concerned.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : follow(transaction, agency, news, concerned, now));
    }

    private Uni<Void> follow(
            Transaction transaction, AgencyId agency, News news, List<RecordId> concerned, Instant now) {
        return each(concerned, record -> AnswerLock.take(transaction, agency, record))
                .chain(() -> clocks.of(transaction, agency, concerned))
                .chain(running -> Requests.on(transaction, concerned)
                        .chain(requests -> each(
                                concerned,
                                record -> follow(
                                        transaction,
                                        new Followed(
                                                agency,
                                                record,
                                                Optional.ofNullable(running.get(record)),
                                                asked(agency, news.by(), requests, record)),
                                        news,
                                        now))));
    }

    /** What is asked of an agency now, by purpose, and the clock it has; either may be missing. */
    private record Followed(
            AgencyId agency, RecordId record, Optional<OpenedClock> clock, Map<Purpose, Request> asked) {}

    private Uni<Void> follow(Transaction transaction, Followed one, News news, Instant now) {
        if (one.clock().isEmpty()) return open(transaction, one, news.by(), now);
        OpenedClock clock = one.clock().get();
        List<Request> asked = one.asked().entrySet().stream()
                .filter(request -> clock.purposes().contains(request.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (asked.isEmpty()) return clocks.withdraw(transaction, clock, now);
        Uni<Void> shown = shown(transaction, clock, news.passedBy().contains(one.record()));
        boolean clarified = clock.times()
                .suspendedOn()
                .filter(version -> asked.stream().anyMatch(request -> request.version() > version))
                .isPresent();
        return clarified ? shown.chain(() -> clocks.resume(transaction, one.agency(), one.record(), now)) : shown;
    }

    /** Whoever went by a reminder while the request could not be seen was not reminded. */
    private Uni<Void> shown(Transaction transaction, OpenedClock clock, boolean passedBy) {
        if (clock.isWithdrawn()) return clocks.show(transaction, clock);
        return passedBy ? reminders.again(transaction, clock) : Uni.createFrom().voidItem();
    }

    private Uni<Void> open(Transaction transaction, Followed one, Seeing seeing, Instant now) {
        return Started.of(one.asked(), seeing.inForce(), now)
                .map(started -> saidBefore
                        .of(
                                transaction,
                                one.agency(),
                                one.record(),
                                started.request().version())
                        .chain(said -> clocks.open(transaction, opened(one, started, said, now))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static OpenedClock opened(Followed one, Started started, SaidBefore.Said said, Instant now) {
        Request request = started.request();
        return new OpenedClock(
                OpenedClock.idOf(one.record(), one.agency()),
                one.agency(),
                one.record(),
                request.owner(),
                request.version(),
                request.urgency(),
                started.set().clause().toString(),
                started.set().clock().source(),
                started.purposes(),
                new Times(
                        now,
                        started.set().clock().due(now),
                        started.set().clock().remind(now),
                        // No time is added back in which no clock ran.
                        said.wanting().map(at -> now),
                        said.wantingOn(),
                        Optional.empty(),
                        said.answered(),
                        Optional.empty(),
                        Optional.empty()),
                1);
    }

    private static Map<Purpose, Request> asked(AgencyId agency, Seeing seeing, Requests requests, RecordId record) {
        return Requests.among(seeing.views(record), view -> request(agency, requests, view));
    }

    private static Optional<Request> request(AgencyId agency, Requests requests, View view) {
        return view.shown()
                .filter(shown -> Request.isFor(agency, view, shown))
                .flatMap(shown -> requests.urgency(shown.version()).map(urgency -> {
                    ShelvedVersion version = shown.version();
                    return new Request(
                            version.owner(),
                            version.number(),
                            urgency,
                            view.decision().clauses());
                }));
    }

    private interface Step {
        Uni<Void> about(RecordId record);
    }

    /** Chained, never side by side: a transaction is one conversation. */
    private static Uni<Void> each(List<RecordId> records, Step step) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(step::about)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
