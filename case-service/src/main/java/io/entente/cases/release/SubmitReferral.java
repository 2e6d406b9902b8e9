package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.preview.Foresight;
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
    private final Foresight foresight;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;

    SubmitReferral(Referrals referrals, Foresight foresight, Dossiers dossiers, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.foresight = foresight;
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
                .call(this::submit)
                .call(referral -> duty.did(Act.SUBMITTED, referral))
                .chain(dossiers::of);
    }

    /** What gives away something withheld can still be submitted: then a second officer finds it, and is told. */
    private Uni<?> submit(Referral referral) {
        Content content = Dossiers.content(referral.latest().document());
        return foresight
                .of(referral, content)
                .invoke(found -> referral.submit(Prepared.scrutiny(content, found), clock.instant()));
    }
}
