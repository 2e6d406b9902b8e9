package io.entente.cases.thread;

import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.api.Page;
import io.entente.kernel.api.Passed;
import io.entente.kernel.caller.OwnRows;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An officer lists the answers that partners owe, to referrals that are theirs to read: what is due first. */
@ApplicationScoped
class ListClocks {
    private static final String PAGE = "select c from RunningClock c join Referral r on r.id = c.referral where %1$s";
    private static final String AFTER = " and (c.dueAt > :due or (c.dueAt = :due and c.id > :after))";

    private final Referrals referrals;
    private final OnDuty duty;
    private final Clock clock;

    ListClocks(Referrals referrals, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.duty = duty;
        this.clock = clock;
    }

    /**
     * What is due first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    record ClockPage(List<ClockLine> clocks, Optional<String> next) {
        static ClockPage of(List<RunningClock> found, Instant now, int limit) {
            return Page.of(found, limit, (RunningClock last) -> new Passed(last.dueAt(), last.id()).toString())
                    .map(one -> ClockLine.of(one, now))
                    .as(ClockPage::new);
        }
    }

    /** @param after how far the pages before went */
    @WithTransaction
    @OwnRows
    public Uni<ClockPage> page(ClockState state, Optional<Passed> after, int limit) {
        Instant now = clock.instant();
        return duty.did(Act.CLOCKS_LISTED)
                .chain(() -> found(state, after, limit + 1, now))
                .map(found -> ClockPage.of(found, now, limit));
    }

    private Uni<List<RunningClock>> found(ClockState state, Optional<Passed> after, int most, Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        if (state.dependsOnTime()) parameters.put("now", now);
        after.ifPresent(passed -> {
            parameters.put("due", passed.at());
            parameters.put("after", passed.id());
        });
        return referrals.concerning(
                duty.officer(),
                RunningClock.class,
                PAGE + state.condition() + after.map(last -> AFTER).orElse("") + " order by c.dueAt, c.id",
                parameters,
                most);
    }
}
