package io.entente.cases.statement;

import io.entente.cases.referral.Released;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.RecordId;
import org.hibernate.annotations.Immutable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Exactly what was signed and sent for a version, closed: the agency's proof of what it released. */
@Entity
@Immutable
@Table(name = "statement")
public class ReleasedStatement {
    @Id
    private UUID version;

    /** For row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private String compact;

    /** For the persistence provider. */
    protected ReleasedStatement() {}

    /** @param key the record's */
    public ReleasedStatement(Released released, SdStatement statement, DataKey key) {
        this.version = released.versionId();
        this.agency = released.agency().value();
        this.compact = key.closeText(place(released.record(), version), statement.compact());
    }

    /** @param key the record's */
    SdStatement opened(RecordId record, DataKey key) {
        return SdStatement.parse(key.openText(place(record, version), compact));
    }

    private static Place place(RecordId record, UUID version) {
        return Place.of("statement.compact", record, version);
    }
}
