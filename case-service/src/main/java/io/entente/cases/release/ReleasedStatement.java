package io.entente.cases.release;

import io.entente.cases.referral.Released;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Exactly what was signed and sent for a version, closed: the agency's proof of what it released. */
@Entity
@Immutable
@Table(name = "statement")
class ReleasedStatement {
    @Id
    private UUID version;

    /** For row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private String compact;

    private @Nullable String pointer;

    /** For the persistence provider. */
    protected ReleasedStatement() {}

    /** @param key the record's */
    ReleasedStatement(Released released, Signed signed, DataKey key) {
        this.version = released.versionId();
        this.agency = released.agency().value();
        this.compact = key.closeText(
                Place.of("statement.compact", released.record(), released.versionId()),
                signed.statement().compact());
        this.pointer = signed.pointer()
                .map(note ->
                        key.closeText(Place.of("statement.pointer", released.record(), released.versionId()), note))
                .orElse(null);
    }
}
