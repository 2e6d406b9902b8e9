package io.entente.cases.recall;

import io.entente.kernel.vocabulary.AgencyId;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A receipt that a recipient owes. Written by {@link TakeRecall} alone. */
@Entity
@Immutable
@Table(name = "recall_duty")
class OwedReceipt {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID referral;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String kind;

    @Column(nullable = false)
    private String recipient;

    @Column(name = "due_at", nullable = false)
    private Instant dueAt;

    @Column(name = "told_at")
    private @Nullable Instant toldAt;

    /** For the persistence provider. */
    protected OwedReceipt() {}

    UUID id() {
        return id;
    }

    UUID referral() {
        return referral;
    }

    Occasion occasion() {
        return new Occasion(version, kind);
    }

    AgencyId recipient() {
        return new AgencyId(recipient);
    }

    Instant dueAt() {
        return dueAt;
    }

    /** When the recipient first read of it. */
    Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }
}
