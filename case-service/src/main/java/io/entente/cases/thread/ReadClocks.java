package io.entente.cases.thread;

import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** An officer looks who owes an answer to a referral that they may read, and until when. */
@ApplicationScoped
class ReadClocks {
    private final Referrals referrals;
    private final OnDuty duty;
    private final Clock clock;

    ReadClocks(Referrals referrals, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.duty = duty;
        this.clock = clock;
    }

    /**
     * Who was asked, due first.
     *
     * @param state of the referral: open, closed, recalled or erased
     */
    record ClockSheet(String referral, String state, List<ClockLine> clocks) {}

    @WithTransaction
    @OwnRows
    public Uni<ClockSheet> of(RecordId id) {
        return referrals
                .readable(duty.officer(), id)
                .call(referral -> duty.did(Act.CLOCKS_READ, referral))
                .chain(referral -> clocks(id).map(clocks -> sheet(referral, clocks, clock.instant())));
    }

    private static ClockSheet sheet(Referral referral, List<RunningClock> clocks, Instant now) {
        return new ClockSheet(
                referral.id().toString(),
                referral.state().code(),
                clocks.stream().map(one -> ClockLine.of(one, now)).toList());
    }

    private static Uni<List<RunningClock>> clocks(RecordId id) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(
                        "from RunningClock where referral = :id order by dueAt, id", RunningClock.class)
                .setParameter("id", id.value())
                .getResultList());
    }
}
