package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** An officer says that the draft is ready to be released. */
@ApplicationScoped
class SubmitReferral {
    private final Referrals referrals;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;

    SubmitReferral(Referrals referrals, Dossiers dossiers, OnDuty duty, Clock clock) {
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
                .invoke(this::submit)
                .call(this::note)
                .chain(dossiers::of);
    }

    private void submit(Referral referral) {
        Content content = Dossiers.content(referral.latest().document());
        referral.submit(Prepared.scrutiny(content, referral), clock.instant());
    }

    private Uni<Void> note(Referral referral) {
        return duty.did(Act.SUBMITTED, referral.id(), referral.latest().number());
    }
}
