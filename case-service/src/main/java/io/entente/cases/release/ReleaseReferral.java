package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.preview.Confirmation;
import io.entente.cases.preview.Foresight;
import io.entente.cases.preview.GivenAway;
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
import java.util.List;
import java.util.Optional;

/**
 * An officer releases the submitted version. One transaction finds what may be released; it is signed outside any; a
 * second one checks that it is still the same and writes state, statement and message together.
 */
@ApplicationScoped
class ReleaseReferral {
    private final EarlierAnswer earlier;
    private final Referrals referrals;
    private final Foresight foresight;
    private final Addressees addressees;
    private final Signing signing;
    private final Announcement announcement;
    private final Dossiers dossiers;
    private final OnDuty duty;

    ReleaseReferral(
            EarlierAnswer earlier,
            Referrals referrals,
            Foresight foresight,
            Addressees addressees,
            Signing signing,
            Announcement announcement,
            Dossiers dossiers,
            OnDuty duty) {
        this.earlier = earlier;
        this.referrals = referrals;
        this.foresight = foresight;
        this.addressees = addressees;
        this.signing = signing;
        this.announcement = announcement;
        this.dossiers = dossiers;
        this.duty = duty;
    }

    /**
     * @param read number of the version that the officer has read; none releases whatever was submitted last
     * @param confirmed what they, as a second officer, let its words give away of what is withheld: the confirmation that
     *     they were shown
     */
    public Uni<Dossier> byId(RecordId id, Optional<Integer> read, Optional<String> confirmed, Expectation expected) {
        return earlier.or(Dossier.class, () -> prepare(id, read, confirmed, expected)
                .chain(signing::sign)
                .chain(signed -> release(signed, confirmed)));
    }

    @WithTransaction
    @OwnRows
    Uni<Prepared> prepare(RecordId id, Optional<Integer> read, Optional<String> confirmed, Expectation expected) {
        return referrals
                .readable(duty.officer(), id)
                .invoke(expected::requireMet)
                .invoke(referral -> read.ifPresent(referral::requireNewest))
                .chain(referral -> prepared(referral, confirmed));
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<Dossier> release(Signed signed, Optional<String> confirmed) {
        return referrals
                .readable(duty.officer(), signed.candidate().record())
                .call(referral -> foresight
                        .of(referral, signed.content())
                        .chain(given -> release(referral, signed, given, confirmed)))
                .chain(dossiers::of);
    }

    private Uni<Prepared> prepared(Referral referral, Optional<String> confirmed) {
        Content content = Dossiers.content(referral.latest().document());
        return foresight.of(referral, content).map(given -> {
            // Whoever may not release it for other reasons is told those first.
            referral.candidate(duty.officer(), Prepared.scrutiny(content, referral, List.of()));
            addressees.check(referral.agency(), content);
            Confirmation.of(referral.id(), referral.latest().number(), content, given)
                    .requireIn(confirmed);
            return new Prepared(
                    referral.candidate(duty.officer(), Prepared.scrutiny(content, referral, given)), content);
        });
    }

    private Uni<Void> release(Referral referral, Signed signed, List<GivenAway> given, Optional<String> confirmed) {
        Confirmation.of(referral.id(), referral.latest().number(), signed.content(), given)
                .requireIn(confirmed);
        Released released = referral.release(
                signed.candidate(), duty.officer(), Prepared.scrutiny(signed.content(), referral, given), signed.at());
        return announcement
                .of(released, signed)
                .chain(() -> duty.did(
                        Act.RELEASED,
                        released.record(),
                        released.number(),
                        signed.content().addressees(),
                        given.size()));
    }
}
