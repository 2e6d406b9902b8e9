package io.entente.cases.dossier;

import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** An officer reads one of the agency's referrals that is theirs to read. */
@ApplicationScoped
class ReadReferral {
    private final Referrals referrals;
    private final Dossiers dossiers;
    private final OnDuty duty;

    ReadReferral(Referrals referrals, Dossiers dossiers, OnDuty duty) {
        this.referrals = referrals;
        this.dossiers = dossiers;
        this.duty = duty;
    }

    @WithTransaction
    @OwnRows
    public Uni<Dossier> byId(RecordId id) {
        return referrals
                .readable(duty.officer(), id)
                .call(referral -> duty.did(Act.READ, referral))
                .chain(dossiers::of);
    }
}
