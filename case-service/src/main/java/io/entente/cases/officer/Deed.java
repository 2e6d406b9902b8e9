package io.entente.cases.officer;

import io.entente.cases.referral.Officer;
import io.entente.kernel.vocabulary.RecordId;
import org.hibernate.annotations.Immutable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What an officer did to a referral: a line of its history. The audit trail tells the same, and of readings too. */
@Entity
@Immutable
@Table(name = "deed")
public class Deed {
    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private long position;

    @Column(nullable = false)
    private UUID referral;

    /** For row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private String act;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String officer;

    @Column(nullable = false)
    private Instant at;

    /** For the persistence provider. */
    protected Deed() {}

    Deed(Act act, RecordId referral, int version, Officer by, Instant at) {
        this.id = UUID.randomUUID();
        this.referral = referral.value();
        this.agency = by.agency().value();
        this.act = act.code();
        this.version = version;
        this.officer = by.pseudonym();
        this.at = at;
    }

    /** The event's type. */
    public String act() {
        return act;
    }

    /** Number of the newest version then. */
    public int version() {
        return version;
    }

    /** Pseudonym of who did it. */
    public String officer() {
        return officer;
    }

    public Instant at() {
        return at;
    }
}
