package io.entente.cases.review;

import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Reason;
import io.entente.cases.referral.Reviewable;
import io.entente.cases.referral.Verdict;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * That an officer looked whether what is released may still be kept: 28 CFR 23.20(h) wants reviewer, date and reason. Only
 * added; an erasure takes name and reason and leaves that there was a review.
 */
@Entity
@Immutable
@Table(name = "review")
public class Review {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID referral;

    /** For row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private int number;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String outcome;

    @Column(name = "review_by")
    private @Nullable LocalDate reviewBy;

    @Column(nullable = false)
    private String officer;

    private @Nullable String words;

    @Column(nullable = false)
    private Instant at;

    /** For the persistence provider. */
    protected Review() {}

    /** @param key the record's */
    public Review(Reviewable of, Officer by, Verdict verdict, Reason reason, Instant at, DataKey key) {
        this.id = UUID.randomUUID();
        this.referral = of.record().value();
        this.agency = of.agency().value();
        this.number = of.number();
        this.version = of.version();
        this.outcome = verdict.outcome().code();
        this.reviewBy = verdict.reviewBy().orElse(null);
        this.officer = by.pseudonym();
        this.words = key.closeText(place(), new Words(by.name(), reason.value()).text());
        this.at = at;
    }

    int number() {
        return number;
    }

    /** Number of the version that was reviewed. */
    int version() {
        return version;
    }

    String outcome() {
        return outcome;
    }

    /** The day by which it is reviewed again. */
    Optional<LocalDate> reviewBy() {
        return Optional.ofNullable(reviewBy);
    }

    /** The reviewer's pseudonym, as events have it. */
    String officer() {
        return officer;
    }

    /** @param key the record's */
    Words words(DataKey key) {
        if (words == null) throw new IllegalStateException("a review lost its words and its record is not erased");
        return Words.parse(key.openText(place(), words));
    }

    Instant at() {
        return at;
    }

    private Place place() {
        return Place.of("review.words", id);
    }
}
