package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Reason;
import io.entente.cases.referral.Recalled;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** An officer takes back what was released, for good. */
@ApplicationScoped
class RecallReferral {
    private final Referrals referrals;
    private final Announcement announcement;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;

    RecallReferral(Referrals referrals, Announcement announcement, Dossiers dossiers, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.announcement = announcement;
        this.dossiers = dossiers;
        this.duty = duty;
        this.clock = clock;
    }

    @WithTransaction
    @OwnRows
    @Once
    public Uni<Dossier> because(Reason reason, RecordId id, Expectation expected) {
        return referrals
                .changeable(duty.officer(), id, expected)
                .call(referral -> referral.recall(reason, clock.instant())
                        .map(this::announce)
                        .orElseGet(() -> noteReading(referral)))
                .chain(dossiers::of);
    }

    private Uni<Void> announce(Recalled recalled) {
        return announcement.of(recalled).chain(() -> duty.did(Act.RECALLED, recalled.record(), recalled.upTo()));
    }

    /** A second recall changes nothing, but its answer shows the referral. */
    private Uni<Void> noteReading(Referral referral) {
        return duty.did(Act.READ, referral);
    }
}
