package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.preview.Foresight;
import io.entente.cases.preview.GivenAway;
import io.entente.cases.preview.WithheldGivenAway;
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
 * An officer replaces what was released by a new version that says everything anew. Prepared, signed and released as
 * {@link ReleaseReferral} does. Content that needs a second officer cannot be amended in one step.
 */
@ApplicationScoped
class AmendReferral {
    private final EarlierAnswer earlier;
    private final Referrals referrals;
    private final Foresight foresight;
    private final Addressees addressees;
    private final Signing signing;
    private final Announcement announcement;
    private final Dossiers dossiers;
    private final OnDuty duty;

    AmendReferral(
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

    public Uni<Dossier> toSay(Content content, RecordId id, Expectation expected) {
        return earlier.or(
                Dossier.class,
                () -> prepare(content, id, expected).chain(signing::sign).chain(this::amend));
    }

    @WithTransaction
    @OwnRows
    Uni<Prepared> prepare(Content content, RecordId id, Expectation expected) {
        return referrals
                .changeable(duty.officer(), id, expected)
                .chain(referral -> foresight.of(referral, content).map(given -> prepared(referral, content, given)));
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<Dossier> amend(Signed signed) {
        return referrals
                .readable(duty.officer(), signed.candidate().record())
                .call(referral ->
                        foresight.of(referral, signed.content()).chain(given -> amend(referral, signed, given)))
                .chain(dossiers::of);
    }

    private Prepared prepared(Referral referral, Content content, List<GivenAway> given) {
        Prepared prepared = new Prepared(referral.amendment(Prepared.scrutiny(content, referral, List.of())), content);
        addressees.check(referral.agency(), content);
        requireNothing(given);
        return prepared;
    }

    /** Whoever amends is the author: nobody else has looked. */
    private static void requireNothing(List<GivenAway> given) {
        if (!given.isEmpty()) throw new WithheldGivenAway(given, Optional.empty());
    }

    private Uni<Void> amend(Referral referral, Signed signed, List<GivenAway> given) {
        requireNothing(given);
        Content content = signed.content();
        Released amended = referral.amend(
                signed.candidate(),
                duty.officer(),
                Dossiers.document(content),
                Prepared.scrutiny(content, referral, given),
                signed.at());
        return announcement
                .of(amended, signed)
                .chain(() -> duty.did(Act.AMENDED, amended.record(), amended.number(), content.addressees()));
    }
}
