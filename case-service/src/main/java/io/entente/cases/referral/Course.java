package io.entente.cases.referral;

import io.entente.cases.referral.NotPossibleNow.Obstacle;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A referral's versions: each new one takes the next number, and a released one supersedes what was released before. */
@Embeddable
class Course {
    /** Number of the newest version. */
    @Column(nullable = false)
    private int latest;

    /** Number of the version last released. */
    private @Nullable Integer released;

    @OneToMany(
            mappedBy = "referral",
            cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
    @SQLRestriction("state <> 'SUPERSEDED'")
    @OrderBy("number")
    private List<Version> versions = new ArrayList<>();

    Version newest() {
        return versions.get(versions.size() - 1);
    }

    int latest() {
        return latest;
    }

    /** Number of the version that is, or would be, released next. */
    int next() {
        return newest().is(VersionState.RELEASED) ? latest + 1 : latest;
    }

    Optional<Integer> released() {
        return Optional.ofNullable(released);
    }

    Optional<Version> inForce() {
        return versions.stream()
                .filter(version -> version.is(VersionState.RELEASED))
                .findFirst();
    }

    /** There is one version, and it was never more than a draft. */
    void requireFirstDraft() {
        NotPossibleNow.unless(latest == 1 && newest().is(VersionState.DRAFT), Obstacle.ONCE_SUBMITTED);
    }

    void requireReleased() {
        NotPossibleNow.unless(released != null, Obstacle.NEVER_RELEASED);
    }

    Version requireInForce() {
        return inForce().orElseThrow(() -> new NotPossibleNow(Obstacle.NEVER_RELEASED));
    }

    /** What was submitted and may now be released. */
    Version submitted() {
        NotPossibleNow.unless(newest().is(VersionState.SUBMITTED), Obstacle.NOT_SUBMITTED);
        return newest();
    }

    /** What was released and may be replaced in one step. */
    Version amendable() {
        requireReleased();
        NotPossibleNow.unless(newest().is(VersionState.RELEASED), Obstacle.REVISION_PENDING);
        return newest();
    }

    /** In the draft, or in a new one. */
    void write(Referral referral, Officer by, Document document, Instant at) {
        Version before = newest();
        if (before.is(VersionState.DRAFT)) {
            before.rewrite(by, document);
            return;
        }
        begin(UUID.randomUUID(), referral, by, document, at);
        if (before.is(VersionState.SUBMITTED)) {
            before.supersede();
            // What a second officer would be asked to look at is still theirs as well who wrote it first.
            newest().alsoBy(before);
        }
    }

    void submit(Scrutiny scrutiny) {
        NotPossibleNow.unless(newest().is(VersionState.DRAFT), Obstacle.NOT_A_DRAFT);
        newest().submit(scrutiny);
    }

    void begin(UUID versionId, Referral referral, Officer by, Document document, Instant at) {
        latest = latest + 1;
        versions.add(new Version(versionId, referral, latest, by, document, at));
    }

    void release(Instant at) {
        inForce().ifPresent(Version::supersede);
        newest().release(at);
        released = latest;
    }
}
