package io.entente.cases.referral;

import org.hibernate.annotations.Immutable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The data key of one referral, wrapped by its agency. Without it the referral says nothing any more. */
@Entity
@Immutable
@Table(name = "data_key")
class RecordKey {
    @Id
    private UUID record;

    /** For row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private String wrapped;

    /** For the persistence provider. */
    protected RecordKey() {}

    RecordKey(Referral referral, String wrapped) {
        this.record = referral.id().value();
        this.agency = referral.agency().value();
        this.wrapped = wrapped;
    }

    String wrapped() {
        return wrapped;
    }
}
