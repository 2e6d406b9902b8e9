package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.Released;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.EarlierAnswer;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * An officer releases the submitted version. One transaction finds what may be released; it is signed outside any; a
 * second one checks that it is still the same and writes state, statement and message together.
 */
@ApplicationScoped
class ReleaseReferral {
    private final EarlierAnswer earlier;
    private final Referrals referrals;
    private final Addressees addressees;
    private final Signing signing;
    private final Announcement announcement;
    private final Dossiers dossiers;
    private final OnDuty duty;

    ReleaseReferral(
            EarlierAnswer earlier,
            Referrals referrals,
            Addressees addressees,
            Signing signing,
            Announcement announcement,
            Dossiers dossiers,
            OnDuty duty) {
        this.earlier = earlier;
        this.referrals = referrals;
        this.addressees = addressees;
        this.signing = signing;
        this.announcement = announcement;
        this.dossiers = dossiers;
        this.duty = duty;
    }

    /** @param read number of the version that the officer has read; none releases whatever was submitted last */
    public Uni<Dossier> byId(RecordId id, Optional<Integer> read, Expectation expected) {
        return earlier.or(
                Dossier.class,
                () -> prepare(id, read, expected).chain(signing::sign).chain(this::release));
    }

    @WithTransaction
    @OwnRows
    Uni<Prepared> prepare(RecordId id, Optional<Integer> read, Expectation expected) {
        return referrals
                .readable(duty.officer(), id)
                .invoke(expected::requireMet)
                .invoke(referral -> read.ifPresent(referral::requireNewest))
                .map(this::prepared);
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<Dossier> release(Signed signed) {
        return referrals
                .readable(duty.officer(), signed.candidate().record())
                .call(referral -> release(referral, signed))
                .chain(dossiers::of);
    }

    private Prepared prepared(Referral referral) {
        Content content = Dossiers.content(referral.latest().document());
        Prepared prepared =
                new Prepared(referral.candidate(duty.officer(), Prepared.scrutiny(content, referral)), content);
        addressees.check(referral.agency(), content);
        return prepared;
    }

    private Uni<Void> release(Referral referral, Signed signed) {
        Released released = referral.release(
                signed.candidate(), duty.officer(), Prepared.scrutiny(signed.content(), referral), signed.at());
        return announcement
                .of(released, signed)
                .chain(() -> duty.did(
                        Act.RELEASED,
                        released.record(),
                        released.number(),
                        signed.content().addressees()));
    }
}
