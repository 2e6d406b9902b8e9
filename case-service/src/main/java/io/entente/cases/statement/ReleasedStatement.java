package io.entente.cases.statement;

import io.entente.cases.referral.Released;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.RecordId;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
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

    private @Nullable String pointer;

    @Column(name = "owner_class")
    private @Nullable String ownerClass;

    /** For the persistence provider. */
    protected ReleasedStatement() {}

    /**
     * @param note for recipients in mode pointer, signed
     * @param ownerClass what kind of agency the register calls the owner
     * @param key the record's
     */
    public ReleasedStatement(
            Released released, SdStatement statement, Optional<String> note, String ownerClass, DataKey key) {
        this.version = released.versionId();
        this.agency = released.agency().value();
        this.compact = key.closeText(place(released.record(), version), statement.compact());
        this.pointer = note.map(text -> key.closeText(notePlace(released.record(), version), text))
                .orElse(null);
        this.ownerClass = ownerClass;
    }

    /** What kind of agency the owner was when it released it; empty for what was released before that was kept. */
    Optional<String> ownerClass() {
        return Optional.ofNullable(ownerClass);
    }

    /** @param key the record's */
    SdStatement opened(RecordId record, DataKey key) {
        return SdStatement.parse(key.openText(place(record, version), compact));
    }

    /** @param key the record's */
    Optional<String> openedNote(RecordId record, DataKey key) {
        return Optional.ofNullable(pointer).map(closed -> key.openText(notePlace(record, version), closed));
    }

    private static Place notePlace(RecordId record, UUID version) {
        return Place.of("statement.pointer", record, version);
    }

    private static Place place(RecordId record, UUID version) {
        return Place.of("statement.compact", record, version);
    }
}
