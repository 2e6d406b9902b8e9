package io.entente.cases.recall;

import org.hibernate.annotations.Immutable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The gateway has a recall, an amendment or an erasure. Written by {@link TakeRecall} alone. */
@Entity
@Immutable
@Table(name = "recall_taken")
class TakenRecall {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID referral;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String kind;

    @Column(name = "taken_at", nullable = false)
    private Instant takenAt;

    /** For the persistence provider. */
    protected TakenRecall() {}

    Occasion occasion() {
        return new Occasion(version, kind);
    }

    Instant takenAt() {
        return takenAt;
    }
}
