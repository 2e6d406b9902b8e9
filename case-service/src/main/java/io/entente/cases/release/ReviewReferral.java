package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.form.Fault;
import io.entente.cases.form.MalformedForm;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Reason;
import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.Reviewable;
import io.entente.cases.referral.Verdict;
import io.entente.cases.review.Review;
import io.entente.cases.review.Reviews;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.EarlierAnswer;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReviewPeriod;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An officer says whether what is released may still be kept, and until when, or that it is needed no longer (28 CFR
 * 23.20(h), LED 2016/680 Art. 5). Signed outside any transaction, as a release is: it lets partners go on having it.
 */
@ApplicationScoped
class ReviewReferral {
    private final EarlierAnswer earlier;
    private final Referrals referrals;
    private final RecordKeys keys;
    private final Reviews reviews;
    private final Signing signing;
    private final Announcement announcement;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;

    ReviewReferral(
            EarlierAnswer earlier,
            Referrals referrals,
            RecordKeys keys,
            Reviews reviews,
            Signing signing,
            Announcement announcement,
            Dossiers dossiers,
            OnDuty duty,
            Clock clock) {
        this.earlier = earlier;
        this.referrals = referrals;
        this.keys = keys;
        this.reviews = reviews;
        this.signing = signing;
        this.announcement = announcement;
        this.dossiers = dossiers;
        this.duty = duty;
        this.clock = clock;
    }

    public Uni<Dossier> finding(Verdict verdict, Reason reason, RecordId id, Expectation expected) {
        return earlier.or(Dossier.class, () -> prepare(verdict, id, expected)
                .chain(reviewable -> signing.sign(reviewable, verdict))
                .chain(signed -> review(signed, verdict, reason)));
    }

    @WithTransaction
    @OwnRows
    Uni<Reviewable> prepare(Verdict verdict, RecordId id, Expectation expected) {
        return referrals
                .changeable(duty.officer(), id, expected)
                .invoke(() -> verdict.reviewBy().ifPresent(this::requireInTime))
                .map(referral -> referral.reviewable(duty.officer()));
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<Dossier> review(SignedReview signed, Verdict verdict, Reason reason) {
        return referrals
                .readable(duty.officer(), signed.reviewed().record())
                .call(referral -> note(referral, signed, verdict, reason))
                .chain(dossiers::of);
    }

    private Uni<Void> note(Referral referral, SignedReview signed, Verdict verdict, Reason reason) {
        Reviewable of = signed.reviewed();
        LocalDate on = LocalDate.ofInstant(signed.at(), ZoneOffset.UTC);
        referral.review(of, duty.officer(), verdict.shownUntil(on), signed.at());
        return keys.of(of.agency(), of.record())
                .chain(key -> reviews.persist(new Review(of, duty.officer(), verdict, reason, signed.at(), key)))
                .chain(() -> announcement.of(signed))
                .chain(() -> duty.did(Act.REVIEWED, of.record(), of.version(), of.number(), verdict));
    }

    private void requireInTime(LocalDate reviewBy) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!reviewBy.isAfter(today)) throw fault("must lie in the future");
        if (reviewBy.isAfter(ReviewPeriod.from(today))) throw fault("must be at most five years ahead");
    }

    private static MalformedForm fault(String expected) {
        return new MalformedForm(List.of(new Fault("$.reviewBy", expected)));
    }
}
