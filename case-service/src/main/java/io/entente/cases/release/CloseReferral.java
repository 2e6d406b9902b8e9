package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** An officer says that nothing more is expected of a referral. Nothing is announced: what was released stays so. */
@ApplicationScoped
class CloseReferral {
    private final Referrals referrals;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;

    CloseReferral(Referrals referrals, Dossiers dossiers, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.dossiers = dossiers;
        this.duty = duty;
        this.clock = clock;
    }

    @WithTransaction
    @OwnRows
    @Once
    public Uni<Dossier> byId(RecordId id, Expectation expected) {
        return referrals
                .changeable(duty.officer(), id, expected)
                .call(referral -> duty.did(referral.close(clock.instant()) ? Act.CLOSED : Act.READ, referral))
                .chain(dossiers::of);
    }
}
