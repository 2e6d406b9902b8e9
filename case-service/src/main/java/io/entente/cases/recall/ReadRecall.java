package io.entente.cases.recall;

import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.recall.RecallSheet.Heard;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** An officer looks what became of what was taken back, of a referral that they may read. */
@ApplicationScoped
class ReadRecall {
    private final Referrals referrals;
    private final OnDuty duty;
    private final Clock clock;

    ReadRecall(Referrals referrals, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.duty = duty;
        this.clock = clock;
    }

    @WithTransaction
    @OwnRows
    public Uni<RecallSheet> of(RecordId id) {
        return referrals
                .readable(duty.officer(), id)
                .call(referral -> duty.did(Act.RECALL_READ, referral))
                .chain(referral -> heard(id).map(heard -> sheet(referral, heard)));
    }

    private RecallSheet sheet(Referral referral, Heard heard) {
        return RecallSheet.of(referral.id().value(), referral.state().code(), heard, clock.instant());
    }

    private static Uni<Heard> heard(RecordId id) {
        return about(TakenRecall.class, "takenAt, id", id).chain(taken -> about(OwedReceipt.class, "dueAt, id", id)
                .chain(owed -> about(GivenReceipt.class, "at, id", id).map(given -> new Heard(taken, owed, given))));
    }

    private static <T> Uni<List<T>> about(Class<T> kind, String order, RecordId id) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(
                        "from " + kind.getSimpleName() + " where referral = :id order by " + order, kind)
                .setParameter("id", id.value())
                .getResultList());
    }
}
