package io.entente.cases.referral;

import io.entente.cases.referral.NotPossibleNow.Obstacle;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A case referral of one agency, in versions that each say everything. Of its versions at most one is released and at
 * most one newer is being written or awaits release; the rest are superseded and only history.
 */
@Entity
@Table(name = "referral")
public class Referral {
    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String reference;

    @Column(nullable = false, updatable = false)
    private String agency;

    @Column(name = "filed_at", nullable = false, updatable = false)
    private Instant filedAt;

    @Column(name = "in_reply_to", updatable = false)
    private @Nullable String inReplyTo;

    @Embedded
    private Custody custody;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state;

    @Embedded
    private Course course;

    @Column(name = "recall_reason")
    private @Nullable String recallReason;

    /** Set by every change, so that the revision counts changes of versions too. */
    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @jakarta.persistence.Version
    private int revision;

    /** Order of filing, given by the database; lists page by it. Tells of other agencies' volume: never shown. */
    @Column(insertable = false, updatable = false)
    private long position;

    /** How often it was reviewed. */
    @Column(nullable = false)
    private int reviews;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @Column(name = "erasure_ground")
    private @Nullable String erasureGround;

    /** Closes and opens what it says. None once it was erased. */
    @Transient
    private @Nullable DataKey key;

    /** For the persistence provider. */
    protected Referral() {}

    private Referral(
            DataKey key,
            NameBook names,
            Reference reference,
            Optional<InReplyTo> inReplyTo,
            Officer by,
            Document document,
            Instant at) {
        this.id = names.record().value();
        this.key = key;
        this.reference = reference.value();
        this.agency = by.agency().value();
        this.filedAt = at;
        this.inReplyTo = inReplyTo.map(InReplyTo::value).orElse(null);
        this.custody = Custody.of(by, names);
        this.state = State.OPEN;
        this.course = new Course();
        this.changedAt = at;
        write(by, document, at);
    }

    /**
     * A new referral with one draft.
     *
     * @param key its own, made for it
     * @param names its agency's, which names the record it will be
     */
    public static Referral draft(
            DataKey key,
            NameBook names,
            Reference reference,
            Optional<InReplyTo> inReplyTo,
            Officer by,
            Document document,
            Instant at) {
        return new Referral(key, names, reference, inReplyTo, by, document, at);
    }

    /** @param with empty once it was erased */
    void unlock(Optional<DataKey> with, NameBook names) {
        key = with.orElse(null);
        custody.unlock(names);
    }

    /** @throws ReferralErased if there is none any more */
    DataKey key() {
        if (key != null) return key;
        requireNotErased();
        throw new IllegalStateException("a referral that was not erased has no key");
    }

    /**
     * Changes the draft. What was submitted or released is never changed in place: then a new version begins as a
     * draft, and a submitted one loses its place to it.
     */
    public void edit(Officer by, Document document, Instant at) {
        requireOpen();
        changedAt = at;
        Version newest = latest();
        if (newest.is(VersionState.DRAFT)) {
            newest.rewrite(by, document);
            return;
        }
        write(by, document, at);
        if (newest.is(VersionState.SUBMITTED)) {
            newest.supersede();
            // What a second officer would be asked to look at is still theirs as well who wrote it first.
            latest().alsoBy(newest);
        }
    }

    /**
     * Refuses unless the referral can be deleted: what was once submitted may have been read by others, and is history.
     *
     * @throws NotYours if it is in other hands
     */
    public void requireDeletable(Officer by) {
        requireKeptBy(by);
        require(course.isFirstDraft(), Obstacle.ONCE_SUBMITTED);
    }

    /** Ends the writing of the draft. */
    public void submit(Scrutiny scrutiny, Instant at) {
        requireOpen();
        require(latest().is(VersionState.DRAFT), Obstacle.NOT_A_DRAFT);
        latest().submit(scrutiny);
        changedAt = at;
    }

    /** @return the submitted version, if this officer may release it */
    public Candidate candidate(Officer by, Scrutiny scrutiny) {
        requireOpen();
        require(latest().is(VersionState.SUBMITTED), Obstacle.NOT_SUBMITTED);
        if (scrutiny == Scrutiny.TWO_OFFICERS && (!by.releaseSupervisor() || latest().writtenBy(by)))
            throw new SecondOfficerNeeded();
        return candidate(latest().number(), latest().id());
    }

    /** @param signed what {@link #candidate} gave; refused if anything changed since */
    public Released release(Candidate signed, Officer by, Scrutiny scrutiny, Instant at) {
        require(signed.equals(candidate(by, scrutiny)), Obstacle.CHANGED_MEANWHILE);
        latest().scrutinised(scrutiny);
        return releaseLatest(at);
    }

    /** @return the version that an amendment would be, if this officer may release it alone */
    public Candidate amendment(Scrutiny scrutiny) {
        requireOpen();
        require(released().isPresent(), Obstacle.NEVER_RELEASED);
        require(latest().is(VersionState.RELEASED), Obstacle.REVISION_PENDING);
        // Whoever amends is the author: two officers take the way of edit, submit and release.
        if (scrutiny == Scrutiny.TWO_OFFICERS) throw new SecondOfficerNeeded();
        return candidate(latest().number() + 1, UUID.randomUUID());
    }

    /** Writes and releases a new version in one step. */
    public Released amend(Candidate signed, Officer by, Document document, Scrutiny scrutiny, Instant at) {
        Candidate now = amendment(scrutiny);
        require(signed.revision() == now.revision() && signed.number() == now.number(), Obstacle.CHANGED_MEANWHILE);
        changedAt = at;
        course.begin(signed.versionId(), this, by, document, at);
        return releaseLatest(at);
    }

    /** Recalling twice is harmless and announces nothing. */
    public Optional<Recalled> recall(Reason reason, Instant at) {
        requireNotErased();
        if (state == State.RECALLED) return Optional.empty();
        require(released().isPresent(), Obstacle.NEVER_RELEASED);
        state = State.RECALLED;
        recallReason = key().closeText(Place.of("referral.recall_reason", id), reason.value());
        changedAt = at;
        return Optional.of(new Recalled(id(), agency(), course.latest(), at));
    }

    /**
     * Nothing more is expected of it: no new version. What was released stays so, and can still be recalled.
     *
     * @return whether it was open until now
     */
    public boolean close(Instant at) {
        requireNotErased();
        require(state != State.RECALLED, Obstacle.RECALLED);
        if (state == State.CLOSED) return false;
        state = State.CLOSED;
        changedAt = at;
        return true;
    }

    /**
     * Refuses unless this officer may let somebody have, or do, more with what is released: who may release it.
     *
     * @throws SecondOfficerNeeded if its release took two
     */
    public void requireShareableBy(Officer by) {
        requireShareableBy(by, Scrutiny.ONE_OFFICER);
    }

    /**
     * @param scrutiny what it asks for besides
     * @throws SecondOfficerNeeded if that, or its release, takes two
     */
    public void requireShareableBy(Officer by, Scrutiny scrutiny) {
        require(state != State.RECALLED, Obstacle.RECALLED);
        Version shared = course.inForce().orElseThrow(() -> new NotPossibleNow(Obstacle.NEVER_RELEASED));
        boolean two = scrutiny == Scrutiny.TWO_OFFICERS || shared.neededTwoOfficers();
        if (two && (!by.releaseSupervisor() || shared.writtenBy(by))) throw new SecondOfficerNeeded();
    }

    /**
     * What is in force, for whoever keeps it to review, also when it was closed or taken back: the agency still stores it.
     *
     * @throws NotYours if it is in other hands
     */
    public Reviewable reviewable(Officer by) {
        requireKeptBy(by);
        requireNotErased();
        return new Reviewable(id(), agency(), reviewed().number(), reviews + 1, revision);
    }

    /**
     * Notes a review. One officer is enough, whoever released it: neither content nor recipients change.
     *
     * @param signed what {@link #reviewable} gave; refused if anything changed since
     * @param dueBy the day by which it is due again
     */
    public void review(Reviewable signed, Officer by, LocalDate dueBy, Instant at) {
        require(signed.equals(reviewable(by)), Obstacle.CHANGED_MEANWHILE);
        reviewed().dueBy(dueBy);
        reviews = signed.number();
        changedAt = at;
    }

    private Version reviewed() {
        return course.inForce().orElseThrow(() -> new NotPossibleNow(Obstacle.NEVER_RELEASED));
    }

    /**
     * Nothing of what it said stays, in whatever version; that it was, and its numbers, states and dates do. What is in
     * force is recalled or closed first. Erasing twice is harmless and announces nothing.
     */
    public Optional<Erased> erase(ErasureGround ground, Instant at) {
        if (state == State.ERASED) return Optional.empty();
        require(released().isEmpty() || state != State.OPEN, Obstacle.IN_FORCE);
        state = State.ERASED;
        erasedAt = at;
        erasureGround = ground.code();
        recallReason = null;
        custody.forgetNames();
        changedAt = at;
        return Optional.of(
                new Erased(id(), agency(), course.latest(), released().isPresent(), at));
    }

    /**
     * To give it into other hands or to choose its readers, in whatever state it is.
     *
     * @throws NotYours if it is in other hands already
     */
    public Custody custody(Officer by, Instant at) {
        requireKeptBy(by);
        changedAt = at;
        return custody;
    }

    public RecordId id() {
        return new RecordId(id);
    }

    public Reference reference() {
        return new Reference(reference);
    }

    public AgencyId agency() {
        return new AgencyId(agency);
    }

    public State state() {
        return state;
    }

    public Instant filedAt() {
        return filedAt;
    }

    public Optional<InReplyTo> inReplyTo() {
        return Optional.ofNullable(inReplyTo).map(InReplyTo::new);
    }

    public Custody custody() {
        return custody;
    }

    /** When and why it was erased. */
    public Optional<Erasure> erasure() {
        return erasedAt == null || erasureGround == null
                ? Optional.empty()
                : Optional.of(new Erasure(ErasureGround.of(erasureGround), erasedAt));
    }

    /** @param at when it was decided */
    public record Erasure(ErasureGround ground, Instant at) {}

    /** Counts the changes, those of versions too; as of the last write to the database. */
    public int revision() {
        return revision;
    }

    /** The newest version. */
    public Version latest() {
        return course.newest();
    }

    /** Number of the version last released. */
    public Optional<Integer> released() {
        return course.released();
    }

    /** What the version last released says. */
    public Optional<Document> inForce() {
        return course.inForce().map(Version::document);
    }

    /** Refuses when the newest version is not the one that the officer has read. */
    public void requireNewest(int read) {
        require(read == course.latest(), Obstacle.CHANGED_MEANWHILE);
    }

    private Candidate candidate(int number, UUID versionId) {
        return new Candidate(id(), agency(), reference(), number, versionId, revision);
    }

    private Released releaseLatest(Instant at) {
        course.release(at);
        changedAt = at;
        return new Released(id(), agency(), course.latest(), latest().id());
    }

    private void write(Officer by, Document document, Instant at) {
        course.begin(UUID.randomUUID(), this, by, document, at);
    }

    void requireNotErased() {
        if (state == State.ERASED) throw new ReferralErased();
    }

    void requireReadBy(Officer by) {
        if (!custody.letsRead(by)) throw new NotYours();
    }

    private void requireKeptBy(Officer by) {
        if (!custody.isKeptBy(by)) throw new NotYours();
    }

    private void requireOpen() {
        requireNotErased();
        require(state != State.RECALLED, Obstacle.RECALLED);
        require(state != State.CLOSED, Obstacle.CLOSED);
    }

    private static void require(boolean holds, Obstacle otherwise) {
        if (!holds) throw new NotPossibleNow(otherwise);
    }
}
