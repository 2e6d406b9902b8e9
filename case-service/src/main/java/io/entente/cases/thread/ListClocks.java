package io.entente.cases.thread;

import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Officer;
import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An officer lists the answers that partners owe, to referrals that are theirs to read: what is due first. */
@ApplicationScoped
class ListClocks {
    private static final String PAGE = "select c from RunningClock c join Referral r on r.id = c.referral where";
    private static final String AFTER = """
             and exists (select 1 from RunningClock a where a.id = :after
                and (a.dueAt < c.dueAt or (a.dueAt = c.dueAt and a.id < c.id)))\
            """;

    private final RecordKeys keys;
    private final OnDuty duty;
    private final Clock clock;

    ListClocks(RecordKeys keys, OnDuty duty, Clock clock) {
        this.keys = keys;
        this.duty = duty;
        this.clock = clock;
    }

    /**
     * What is due first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    record ClockPage(List<ClockLine> clocks, Optional<UUID> next) {
        static ClockPage of(List<RunningClock> found, Instant now, int limit) {
            List<ClockLine> lines = found.stream()
                    .limit(limit)
                    .map(one -> ClockLine.of(one, now))
                    .toList();
            return new ClockPage(
                    lines,
                    found.size() > limit ? Optional.of(lines.get(limit - 1).clock()) : Optional.empty());
        }
    }

    /** @param after the last one of the page before; one that the agency does not know gives an empty page */
    @WithTransaction
    @OwnRows
    public Uni<ClockPage> page(ClockState state, Optional<UUID> after, int limit) {
        Instant now = clock.instant();
        return duty.did(Act.CLOCKS_LISTED)
                .chain(() -> found(duty.officer(), state, after, limit + 1, now))
                .map(found -> ClockPage.of(found, now, limit));
    }

    private Uni<List<RunningClock>> found(Officer by, ClockState state, Optional<UUID> after, int limit, Instant now) {
        String all = PAGE + Referrals.readableBy(by) + state.condition()
                + after.map(last -> AFTER).orElse("") + " order by c.dueAt, c.id";
        return keys.ofAgency(by.agency()).chain(own -> Panache.getSession().chain(session -> {
            SelectionQuery<RunningClock> query = Referrals.asking(
                            session.createSelectionQuery(all, RunningClock.class), by, own)
                    .setMaxResults(limit);
            if (state.dependsOnTime()) query.setParameter("now", now);
            after.ifPresent(id -> query.setParameter("after", id));
            return query.getResultList();
        }));
    }
}
