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
    private String agency;

    @Embedded
    private Filing filing;

    @Embedded
    private Custody custody;

    @Embedded
    private Course course;

    @Embedded
    private Upkeep upkeep;

    @Embedded
    private Ending ending;

    /** Set by every change, so that the revision counts changes of versions too. */
    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @jakarta.persistence.Version
    private int revision;

    /** Closes and opens what it says. None once it was erased. */
    @Transient
    private @Nullable DataKey key;

    /** For the persistence provider. */
    protected Referral() {}

    private Referral(Opening opening, Officer by, Document document, Instant at) {
        this.id = opening.names().record().value();
        this.key = opening.key();
        this.agency = by.agency().value();
        this.filing = new Filing(opening.reference(), opening.inReplyTo(), at);
        this.custody = Custody.of(by, opening.names());
        this.course = new Course();
        this.upkeep = new Upkeep();
        this.ending = new Ending();
        this.changedAt = at;
        course.begin(UUID.randomUUID(), this, by, document, at);
    }

    /** A new referral with one draft. */
    public static Referral draft(Opening opening, Officer by, Document document, Instant at) {
        return new Referral(opening, by, document, at);
    }

    /** @param with empty once it was erased */
    void unlock(Optional<DataKey> with, NameBook names) {
        key = with.orElse(null);
        custody.unlock(names);
    }

    /** @throws ReferralErased if there is none any more */
    DataKey key() {
        if (key != null) return key;
        ending.requireNotErased();
        throw new IllegalStateException("a referral that was not erased has no key");
    }

    /**
     * Changes the draft. What was submitted or released is never changed in place: then a new version begins as a
     * draft, and a submitted one loses its place to it.
     */
    public void edit(Officer by, Document document, Instant at) {
        ending.requireOpen();
        changedAt = at;
        course.write(this, by, document, at);
    }

    /**
     * Refuses unless the referral can be deleted: what was once submitted may have been read by others, and is history.
     *
     * @throws NotYours if it is in other hands
     */
    public void requireDeletable(Officer by) {
        custody.requireKeptBy(by);
        course.requireFirstDraft();
    }

    /** Ends the writing of the draft. */
    public void submit(Scrutiny scrutiny, Instant at) {
        ending.requireOpen();
        course.submit(scrutiny);
        changedAt = at;
    }

    /** @return the submitted version, if this officer may release it */
    public Candidate candidate(Officer by, Scrutiny scrutiny) {
        ending.requireOpen();
        Version submitted = course.submitted();
        submitted.requireReleasableBy(by, scrutiny);
        return candidate(submitted.number(), submitted.id());
    }

    /** @param signed what {@link #candidate} gave; refused if anything changed since */
    public Released release(Candidate signed, Officer by, Scrutiny scrutiny, Instant at) {
        NotPossibleNow.unless(signed.equals(candidate(by, scrutiny)), Obstacle.CHANGED_MEANWHILE);
        latest().scrutinised(scrutiny);
        return releaseLatest(at);
    }

    /** @return the version that an amendment would be, if this officer may release it alone */
    public Candidate amendment(Scrutiny scrutiny) {
        ending.requireOpen();
        int amended = course.amendable().number();
        // Whoever amends is the author: two officers take the way of edit, submit and release.
        if (scrutiny == Scrutiny.TWO_OFFICERS) throw new SecondOfficerNeeded();
        return candidate(amended + 1, UUID.randomUUID());
    }

    /** Writes and releases a new version in one step. */
    public Released amend(Candidate signed, Officer by, Document document, Scrutiny scrutiny, Instant at) {
        Candidate now = amendment(scrutiny);
        NotPossibleNow.unless(
                signed.revision() == now.revision() && signed.number() == now.number(), Obstacle.CHANGED_MEANWHILE);
        course.begin(signed.versionId(), this, by, document, at);
        return releaseLatest(at);
    }

    /** Recalling twice is harmless and announces nothing. */
    public Optional<Recalled> recall(Reason reason, Instant at) {
        ending.requireNotErased();
        if (ending.is(State.RECALLED)) return Optional.empty();
        course.requireReleased();
        ending.recall(key().closeText(Place.of("referral.recall_reason", id), reason.value()));
        changedAt = at;
        return Optional.of(new Recalled(id(), agency(), course.latest(), at));
    }

    /**
     * Nothing more is expected of it: no new version. What was released stays so, and can still be recalled.
     *
     * @return whether it was open until now
     */
    public boolean close(Instant at) {
        boolean open = ending.close();
        if (open) changedAt = at;
        return open;
    }

    /**
     * Refuses unless this officer may let somebody have, or do, more with what is released: who may release it.
     *
     * @param scrutiny what it asks for; what its release asked for, it asks for too
     * @throws SecondOfficerNeeded if either takes two
     */
    public void requireShareableBy(Officer by, Scrutiny scrutiny) {
        ending.requireNotRecalled();
        course.requireInForce().requireShareableBy(by, scrutiny);
    }

    /**
     * What is in force, for whoever keeps it to review, also when it was closed or taken back: the agency still stores it.
     *
     * @throws NotYours if it is in other hands
     */
    public Reviewable reviewable(Officer by) {
        custody.requireKeptBy(by);
        ending.requireNotErased();
        return new Reviewable(id(), agency(), course.requireInForce().number(), upkeep.next(), revision);
    }

    /**
     * Notes a review. One officer is enough, whoever released it: neither content nor recipients change.
     *
     * @param signed what {@link #reviewable} gave; refused if anything changed since
     * @param dueBy the day by which it is due again
     */
    public void review(Reviewable signed, Officer by, LocalDate dueBy, Instant at) {
        NotPossibleNow.unless(signed.equals(reviewable(by)), Obstacle.CHANGED_MEANWHILE);
        upkeep.reviewed(course.requireInForce(), dueBy);
        changedAt = at;
    }

    /**
     * Nothing of what it said stays, in whatever version; that it was, and its numbers, states and dates do. What is in
     * force is recalled or closed first. Erasing twice is harmless and announces nothing.
     */
    public Optional<Erased> erase(ErasureGround ground, Instant at) {
        if (ending.is(State.ERASED)) return Optional.empty();
        boolean onceReleased = released().isPresent();
        NotPossibleNow.unless(!onceReleased || !ending.is(State.OPEN), Obstacle.IN_FORCE);
        ending.erase(new Erasure(ground, at));
        custody.forgetNames();
        changedAt = at;
        return Optional.of(new Erased(id(), agency(), course.latest(), onceReleased, at));
    }

    /**
     * To give it into other hands or to choose its readers, in whatever state it is.
     *
     * @throws NotYours if it is in other hands already
     */
    public Custody custody(Officer by, Instant at) {
        custody.requireKeptBy(by);
        changedAt = at;
        return custody;
    }

    public RecordId id() {
        return new RecordId(id);
    }

    public Reference reference() {
        return filing.reference();
    }

    public AgencyId agency() {
        return new AgencyId(agency);
    }

    public State state() {
        return ending.state();
    }

    public Filing filing() {
        return filing;
    }

    public Custody custody() {
        return custody;
    }

    /** When and why it was erased. */
    public Optional<Erasure> erasure() {
        return ending.erasure();
    }

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

    /** Number of the version that is, or would be, released next. */
    public int next() {
        return course.next();
    }

    /** @param closed as it is stored */
    Earlier opened(Earlier closed) {
        return closed.saying(key().openText(Version.contentPlace(id(), closed.number()), closed.json()));
    }

    /** Refuses when the newest version is not the one that the officer has read. */
    public void requireNewest(int read) {
        NotPossibleNow.unless(read == course.latest(), Obstacle.CHANGED_MEANWHILE);
    }

    private Candidate candidate(int number, UUID versionId) {
        return new Candidate(id(), agency(), reference(), number, versionId, revision);
    }

    private Released releaseLatest(Instant at) {
        course.release(at);
        changedAt = at;
        return new Released(id(), agency(), course.latest(), latest().id());
    }

    void requireNotErased() {
        ending.requireNotErased();
    }
}
