package io.entente.cases.custody;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.AccountName;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.UnitName;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** An officer gives a referral to a unit of the agency, and to one of its officers. */
@ApplicationScoped
class HandOverReferral {
    private final Referrals referrals;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;

    HandOverReferral(Referrals referrals, Dossiers dossiers, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.dossiers = dossiers;
        this.duty = duty;
        this.clock = clock;
    }

    /** Answers once more with what the officer gives away, which they may no longer be able to read afterwards. */
    @WithTransaction
    @OwnRows
    @Once
    public Uni<Dossier> to(UnitName unit, Optional<AccountName> assignee, RecordId id, Expectation expected) {
        return referrals
                .changeable(duty.officer(), id, expected)
                .invoke(referral ->
                        referral.custody(duty.officer(), clock.instant()).handOver(unit, assignee))
                .call(referral -> duty.did(Act.HANDED_OVER, referral))
                .chain(dossiers::of);
    }
}
