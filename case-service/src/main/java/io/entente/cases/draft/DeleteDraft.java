package io.entente.cases.draft;

import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.KeptAboutRecords;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** An officer throws a draft away that was never submitted. The referral goes; the event of it remains. */
@ApplicationScoped
class DeleteDraft {
    private final Referrals referrals;
    private final KeptAboutRecords kept;
    private final OnDuty duty;

    DeleteDraft(Referrals referrals, KeptAboutRecords kept, OnDuty duty) {
        this.referrals = referrals;
        this.kept = kept;
        this.duty = duty;
    }

    @WithTransaction
    @OwnRows
    @Once
    public Uni<Void> byId(RecordId id, Expectation expected) {
        return referrals
                .changeable(duty.officer(), id, expected)
                .invoke(referral -> referral.requireDeletable(duty.officer()))
                .call(referral -> duty.did(Act.DELETED, referral))
                // What was answered when it was filed shows it whole.
                .call(referral -> kept.erase(referral.id()))
                .chain(referrals::delete);
    }
}
