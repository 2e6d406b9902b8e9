package io.entente.cases.referral;

import io.entente.cases.referral.NotPossibleNow.Obstacle;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state;

    /** Number of the newest version. */
    @Column(nullable = false)
    private int latest;

    /** Number of the version last released. */
    private @Nullable Integer released;

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

    @OneToMany(mappedBy = "referral", cascade = CascadeType.PERSIST)
    @SQLRestriction("state <> 'SUPERSEDED'")
    @OrderBy("number")
    private List<Version> versions = new ArrayList<>();

    /** For the persistence provider. */
    protected Referral() {}

    private Referral(Reference reference, Officer by, Document document, Instant at) {
        this.id = RecordId.random().value();
        this.reference = reference.value();
        this.agency = by.agency().value();
        this.state = State.OPEN;
        this.changedAt = at;
        write(by, document, at);
    }

    /** A new referral with one draft. */
    public static Referral draft(Reference reference, Officer by, Document document, Instant at) {
        return new Referral(reference, by, document, at);
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

    /** Ends the writing of the draft. */
    public void submit(Instant at) {
        requireOpen();
        require(latest().is(VersionState.DRAFT), Obstacle.NOT_A_DRAFT);
        latest().submit();
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
        return releaseLatest(at);
    }

    /** @return the version that an amendment would be, if this officer may release it alone */
    public Candidate amendment(Scrutiny scrutiny) {
        requireOpen();
        require(released != null, Obstacle.NEVER_RELEASED);
        require(latest().is(VersionState.RELEASED), Obstacle.REVISION_PENDING);
        // Whoever amends is the author: two officers take the way of edit, submit and release.
        if (scrutiny == Scrutiny.TWO_OFFICERS) throw new SecondOfficerNeeded();
        return candidate(latest + 1, UUID.randomUUID());
    }

    /** Writes and releases a new version in one step. */
    public Released amend(Candidate signed, Officer by, Document document, Scrutiny scrutiny, Instant at) {
        Candidate now = amendment(scrutiny);
        require(signed.revision() == now.revision() && signed.number() == now.number(), Obstacle.CHANGED_MEANWHILE);
        changedAt = at;
        write(signed.versionId(), by, document, at);
        return releaseLatest(at);
    }

    /** Recalling twice is harmless and announces nothing. */
    public Optional<Recalled> recall(Reason reason, Instant at) {
        if (state == State.RECALLED) return Optional.empty();
        require(released != null, Obstacle.NEVER_RELEASED);
        state = State.RECALLED;
        recallReason = reason.value();
        changedAt = at;
        return Optional.of(new Recalled(id(), agency(), latest, at));
    }

    /**
     * Nothing more is expected of it: no new version. What was released stays so, and can still be recalled.
     *
     * @return whether it was open until now
     */
    public boolean close(Instant at) {
        require(state != State.RECALLED, Obstacle.RECALLED);
        if (state == State.CLOSED) return false;
        state = State.CLOSED;
        changedAt = at;
        return true;
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

    /** The newest version. */
    public Version latest() {
        return versions.get(versions.size() - 1);
    }

    /** Number of the version last released. */
    public Optional<Integer> released() {
        return Optional.ofNullable(released);
    }

    /** What the version last released says. */
    public Optional<Document> inForce() {
        return versions.stream()
                .filter(version -> version.is(VersionState.RELEASED))
                .map(Version::document)
                .findFirst();
    }

    /** Refuses when the newest version is not the one that the officer has read. */
    public void requireNewest(int read) {
        require(read == latest, Obstacle.CHANGED_MEANWHILE);
    }

    private Candidate candidate(int number, UUID versionId) {
        return new Candidate(id(), agency(), reference(), number, versionId, revision);
    }

    private Released releaseLatest(Instant at) {
        versions.stream().filter(version -> version.is(VersionState.RELEASED)).forEach(Version::supersede);
        latest().release(at);
        released = latest;
        changedAt = at;
        return new Released(id(), agency(), latest, latest().id());
    }

    private void write(Officer by, Document document, Instant at) {
        write(UUID.randomUUID(), by, document, at);
    }

    private void write(UUID versionId, Officer by, Document document, Instant at) {
        latest = latest + 1;
        versions.add(new Version(versionId, this, latest, by, document, at));
    }

    private void requireOpen() {
        require(state != State.RECALLED, Obstacle.RECALLED);
        require(state != State.CLOSED, Obstacle.CLOSED);
    }

    private static void require(boolean holds, Obstacle otherwise) {
        if (!holds) throw new NotPossibleNow(otherwise);
    }
}
