package io.entente.cases.draft;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
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

/** An officer rewrites the draft, or begins a new one on top of what was submitted or released. */
@ApplicationScoped
class EditReferral {
    private final Referrals referrals;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;

    EditReferral(Referrals referrals, Dossiers dossiers, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.dossiers = dossiers;
        this.duty = duty;
        this.clock = clock;
    }

    @WithTransaction
    @OwnRows
    @Once
    public Uni<Dossier> toSay(Content content, RecordId id, Expectation expected) {
        return referrals
                .changeable(duty.officer(), id, expected)
                .invoke(referral -> referral.edit(duty.officer(), Dossiers.document(content), clock.instant()))
                .call(referral -> duty.did(Act.EDITED, referral))
                .chain(dossiers::of);
    }
}
