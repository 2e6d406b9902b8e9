package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.preview.Findings;
import io.entente.cases.preview.Foresight;
import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.Released;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.EarlierAnswer;
import io.entente.kernel.idempotency.Once;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Releases what an officer asks for. One transaction finds what may be released; it is signed outside any; a second one
 * checks that it is still the same and writes state, statement and message together.
 */
@ApplicationScoped
class CarryOutRelease {
    private final EarlierAnswer earlier;
    private final Referrals referrals;
    private final Foresight foresight;
    private final Addressees addressees;
    private final Signing signing;
    private final Announcement announcement;
    private final Dossiers dossiers;
    private final OnDuty duty;

    CarryOutRelease(
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

    Uni<Dossier> of(Release release) {
        return earlier.or(
                Dossier.class, () -> prepare(release).chain(signing::sign).chain(signed -> carryOut(release, signed)));
    }

    @WithTransaction
    @OwnRows
    Uni<Prepared> prepare(Release release) {
        return release.of(referrals, duty.officer()).chain(referral -> {
            Content content = release.content(referral);
            return foresight.of(referral, content).map(found -> prepared(release, referral, content, found));
        });
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<Dossier> carryOut(Release release, Signed signed) {
        return referrals
                .readable(duty.officer(), signed.candidate().record())
                .call(referral -> foresight
                        .of(referral, signed.content())
                        .chain(found -> announce(release, referral, signed, found)))
                .chain(dossiers::of);
    }

    private Prepared prepared(Release release, Referral referral, Content content, Findings found) {
        Officer by = duty.officer();
        // Whoever may not release it for other reasons is told those first.
        release.candidate(referral, by, Prepared.scrutinyButForWords(content, found));
        addressees.check(referral.agency(), content);
        release.requireConfirmed(referral, by, content, found.given());
        return new Prepared(release.candidate(referral, by, Prepared.scrutiny(content, found)), content);
    }

    private Uni<Void> announce(Release release, Referral referral, Signed signed, Findings found) {
        Officer by = duty.officer();
        Content content = signed.content();
        release.requireConfirmed(referral, by, content, found.given());
        Released released = release.released(referral, by, signed, Prepared.scrutiny(content, found));
        return announcement
                .of(released, signed)
                .chain(() -> duty.did(
                        release.act(),
                        released.record(),
                        released.number(),
                        content.addressees(),
                        found.given().size()));
    }
}
