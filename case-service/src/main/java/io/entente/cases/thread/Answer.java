package io.entente.cases.thread;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A partner agency's answer to a version of a referral. */
@Entity
@Immutable
@Table(name = "response")
public class Answer {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID referral;

    /** The owner, for row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String responder;

    @Column(nullable = false)
    private String answer;

    private @Nullable String reason;

    @Column(nullable = false)
    private Instant at;

    /** For the persistence provider; answers are written by {@link TakeResponse} alone. */
    protected Answer() {}

    /** The version that was answered. */
    public int version() {
        return version;
    }

    /** The agency that answered. */
    public String responder() {
        return responder;
    }

    /** {@code accept}, {@code decline}, {@code more-information} or {@code information}. */
    public String answer() {
        return answer;
    }

    /** A reason code, with {@code decline}. */
    public @Nullable String reason() {
        return reason;
    }

    /** When the gateway took it. */
    public Instant at() {
        return at;
    }
}
