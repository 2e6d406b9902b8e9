package io.entente.cases.referral;

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

    Optional<Integer> released() {
        return Optional.ofNullable(released);
    }

    Optional<Version> inForce() {
        return versions.stream()
                .filter(version -> version.is(VersionState.RELEASED))
                .findFirst();
    }

    /** Whether there is one version, and it was never more than a draft. */
    boolean isFirstDraft() {
        return latest == 1 && newest().is(VersionState.DRAFT);
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
