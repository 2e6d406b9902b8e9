package io.entente.cases.custody;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.AccountName;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Readers;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** An officer says who reads a referral inside the agency. */
@ApplicationScoped
class ChooseReaders {
    private final Referrals referrals;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;

    ChooseReaders(Referrals referrals, Dossiers dossiers, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.dossiers = dossiers;
        this.duty = duty;
        this.clock = clock;
    }

    @WithTransaction
    @OwnRows
    @Once
    public Uni<Dossier> of(RecordId id, Readers readers, List<AccountName> named, Expectation expected) {
        return referrals
                .changeable(duty.officer(), id, expected)
                .invoke(referral ->
                        referral.custody(duty.officer(), clock.instant()).letRead(readers, named))
                .call(referral -> duty.did(Act.READERS_CHANGED, referral))
                .chain(dossiers::of);
    }
}
