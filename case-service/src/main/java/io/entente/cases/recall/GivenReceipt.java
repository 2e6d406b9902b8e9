package io.entente.cases.recall;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What a recipient said of what it owed. Written by {@link TakeRecall} alone. */
@Entity
@Immutable
@Table(name = "recall_receipt")
class GivenReceipt {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID duty;

    @Column(nullable = false)
    private UUID referral;

    @Column(nullable = false)
    private String outcome;

    @Column(name = "forwarded_to", nullable = false)
    private String forwardedTo;

    private @Nullable String proof;

    @Column(nullable = false)
    private Instant at;

    /** For the persistence provider. */
    protected GivenReceipt() {}

    UUID duty() {
        return duty;
    }

    Outcome outcome() {
        return Outcome.of(outcome);
    }

    List<AgencyId> forwardedTo() {
        return forwardedTo.isEmpty()
                ? List.of()
                : Arrays.stream(forwardedTo.split(" ")).map(AgencyId::new).toList();
    }

    /** Whether it is signed with the recipient's key. */
    boolean isSigned() {
        return proof != null;
    }

    Instant at() {
        return at;
    }
}
