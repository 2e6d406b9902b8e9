package io.entente.cases.referral;

import io.entente.kernel.datakey.Place;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.ReviewPeriod;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One version of a referral. Changes only through {@link Referral}. */
@Entity
@Table(name = "version")
public class Version {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "referral", nullable = false, updatable = false)
    private Referral referral;

    /** Again here, so that row-level security needs no join. */
    @Column(nullable = false, updatable = false)
    private String agency;

    @Column(nullable = false, updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private VersionState state;

    @Column(nullable = false)
    private String type;

    /** Closed with the referral's key; null once it was erased. */
    private @Nullable String content;

    /** Pseudonyms of all who wrote in it, separated by spaces. */
    @Column(nullable = false)
    private String authors;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "released_at")
    private @Nullable Instant releasedAt;

    @Column(name = "review_by")
    private @Nullable LocalDate reviewBy;

    /** The day by which what is released is to be reviewed, in UTC; partners see it no longer than that. */
    @Column(name = "due_by")
    private @Nullable LocalDate dueBy;

    /** Whether what was submitted waits for a second officer, by which release supervisors find it. */
    @Column(name = "two_officers", nullable = false)
    private boolean twoOfficers;

    /** Whether its draft once said something else under the same number; so too where an older release does not know. */
    @Column(nullable = false)
    private boolean rewritten;

    /** For the persistence provider. */
    protected Version() {}

    Version(UUID id, Referral referral, int number, Officer by, Document document, Instant at) {
        this.id = id;
        this.referral = referral;
        this.agency = by.agency().value();
        this.number = number;
        this.state = VersionState.DRAFT;
        say(document);
        this.authors = by.pseudonym();
        this.createdAt = at;
    }

    /** Random, as partners see it. */
    public UUID id() {
        return id;
    }

    /** The agency's own count, from 1; inside the agency only. */
    public int number() {
        return number;
    }

    public VersionState state() {
        return state;
    }

    /** @throws ReferralErased if what it said was erased */
    public Document document() {
        if (content == null) throw new ReferralErased();
        return new Document(
                ReferralType.of(type),
                Optional.ofNullable(reviewBy),
                referral.key().openText(contentPlace(), content));
    }

    private Place contentPlace() {
        return contentPlace(referral.id(), number);
    }

    static Place contentPlace(RecordId referral, int number) {
        return Place.of("version.content", referral, number);
    }

    /** Pseudonyms of all who wrote in it. */
    public List<String> authors() {
        return List.of(authors.split(" "));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(releasedAt);
    }

    /** Whether somebody may have read something else under its number. */
    public boolean wasRewritten() {
        return rewritten;
    }

    boolean is(VersionState expected) {
        return state == expected;
    }

    private boolean writtenBy(Officer officer) {
        return authors().contains(officer.pseudonym());
    }

    /** @throws SecondOfficerNeeded if it takes a second officer, and this one is none: no supervisor, or one who wrote in it */
    void requireReleasableBy(Officer officer, Scrutiny scrutiny) {
        if (scrutiny == Scrutiny.TWO_OFFICERS && (!officer.releaseSupervisor() || writtenBy(officer)))
            throw new SecondOfficerNeeded();
    }

    /** The same for who lets somebody have more of it; what its release asked for, that asks for too. */
    void requireShareableBy(Officer officer, Scrutiny scrutiny) {
        requireReleasableBy(officer, Scrutiny.of(twoOfficers || scrutiny == Scrutiny.TWO_OFFICERS));
    }

    void rewrite(Officer by, Document document) {
        say(document);
        rewritten = true;
        if (!writtenBy(by)) authors = authors + " " + by.pseudonym();
    }

    void alsoBy(Version before) {
        for (String author : before.authors()) if (!authors().contains(author)) authors = authors + " " + author;
    }

    /** What is found at the release counts as well: it is remembered for whoever shares it later. */
    void scrutinised(Scrutiny scrutiny) {
        twoOfficers = twoOfficers || scrutiny == Scrutiny.TWO_OFFICERS;
    }

    void submit(Scrutiny scrutiny) {
        state = VersionState.SUBMITTED;
        twoOfficers = scrutiny == Scrutiny.TWO_OFFICERS;
    }

    void release(Instant at) {
        state = VersionState.RELEASED;
        releasedAt = at;
        dueBy = due(at);
    }

    void dueBy(LocalDate day) {
        dueBy = day;
    }

    /**
     * The day by which it is to be reviewed, in UTC.
     *
     * @param ifReleasedAt when it would be released, if it was not yet
     */
    public LocalDate dueBy(Instant ifReleasedAt) {
        return dueBy == null ? due(ifReleasedAt) : dueBy;
    }

    /** The day that the content names, and in no case later than the law allows after a release. */
    private LocalDate due(Instant released) {
        LocalDate latest = ReviewPeriod.from(LocalDate.ofInstant(released, ZoneOffset.UTC));
        return reviewBy == null || reviewBy.isAfter(latest) ? latest : reviewBy;
    }

    void supersede() {
        state = VersionState.SUPERSEDED;
    }

    private void say(Document document) {
        type = document.type().code();
        reviewBy = document.reviewBy().orElse(null);
        content = referral.key().closeText(contentPlace(), document.json());
    }
}
