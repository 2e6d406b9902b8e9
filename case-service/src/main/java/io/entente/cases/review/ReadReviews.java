package io.entente.cases.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.api.Page;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An officer reads when a referral of theirs to read was reviewed, by whom and why. */
@ApplicationScoped
class ReadReviews {
    private final Referrals referrals;
    private final RecordKeys keys;
    private final Reviews reviews;
    private final OnDuty duty;

    ReadReviews(Referrals referrals, RecordKeys keys, Reviews reviews, OnDuty duty) {
        this.referrals = referrals;
        this.keys = keys;
        this.reviews = reviews;
        this.duty = duty;
    }

    /** @param after number of the last review of the page before */
    @WithTransaction
    @OwnRows
    public Uni<ReviewPage> of(RecordId id, Optional<Integer> after, int limit) {
        return referrals.readable(duty.officer(), id).chain(referral -> keys.of(referral.agency(), id)
                .call(() -> duty.did(Act.REVIEWS_READ, referral))
                .chain(key -> reviews.of(referral, after, limit + 1).map(found -> ReviewPage.of(found, limit, key))));
    }

    /**
     * Newest first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    record ReviewPage(List<ReviewLine> reviews, Optional<Integer> next) {
        static ReviewPage of(List<Review> found, int limit, DataKey key) {
            return Page.of(found, limit, Review::number)
                    .map(review -> ReviewLine.of(review, key))
                    .as(ReviewPage::new);
        }
    }

    /**
     * @param version number of the version that was in force
     * @param outcome kept or not-kept
     * @param reviewBy the day by which it is reviewed again, where it was kept
     * @param reviewer account name
     * @param officer the same person's pseudonym, as events have it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ReviewLine(
            int number,
            int version,
            String outcome,
            @Schema(nullable = true) @Nullable LocalDate reviewBy,
            String reviewer,
            String officer,
            String reason,
            Instant at) {
        static ReviewLine of(Review review, DataKey key) {
            Words words = review.words(key);
            return new ReviewLine(
                    review.number(),
                    review.version(),
                    review.outcome(),
                    review.reviewBy().orElse(null),
                    words.reviewer(),
                    review.officer(),
                    words.reason(),
                    review.at());
        }
    }
}
