package io.entente.cases.thread;

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

/** Until when a partner owes an answer to what a referral asks. Written by {@link TakeClock} alone. */
@Entity
@Immutable
@Table(name = "response_clock")
class RunningClock {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID referral;

    @Column(nullable = false)
    private String recipient;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String urgency;

    @Column(nullable = false)
    private String clause;

    @Column(nullable = false)
    private String source;

    @Column(name = "started_at", nullable = false)
    private Instant startedAt;

    @Column(name = "due_at", nullable = false)
    private Instant dueAt;

    @Column(name = "suspended_at")
    private @Nullable Instant suspendedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    @Column(name = "overdue_at")
    private @Nullable Instant overdueAt;

    /** For the persistence provider. */
    protected RunningClock() {}

    UUID id() {
        return id;
    }

    UUID referral() {
        return referral;
    }

    AgencyId recipient() {
        return new AgencyId(recipient);
    }

    int version() {
        return version;
    }

    String urgency() {
        return urgency;
    }

    String clause() {
        return clause;
    }

    String source() {
        return source;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    /** When the gateway saw that it had run out. */
    Optional<Instant> overdueAt() {
        return Optional.ofNullable(overdueAt);
    }
}
