package io.entente.cases.policy;

import org.hibernate.annotations.Immutable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An agreement's document as the gateway told it, byte for byte. Written by {@link TakePolicy} alone. */
@Entity
@Immutable
@Table(name = "announced_document")
class AnnouncedDocument {
    @Id
    private String hash;

    @Column(nullable = false)
    private String text;

    /** For the persistence provider. */
    protected AnnouncedDocument() {}

    String hash() {
        return hash;
    }

    String text() {
        return text;
    }
}
