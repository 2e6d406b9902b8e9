package io.entente.cases.notice;

import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** That a partner asked for what the agency released, as far as a clause lets the agency know. */
@Entity
@Immutable
@Table(name = "notice")
class Notice {
    @Id
    private UUID id;

    /** Order of arrival, given by the database; lists page by it. Tells of other agencies' volume: never shown. */
    @Column(insertable = false, updatable = false)
    private long position;

    @Column(nullable = false)
    private UUID referral;

    /** For row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private String asker;

    @Column(nullable = false)
    private String contact;

    @Column(nullable = false)
    private String outcome;

    /** Separated by spaces. */
    @Column(nullable = false)
    private String clauses;

    private @Nullable String words;

    @Column(name = "asked_at", nullable = false)
    private Instant askedAt;

    /** For the persistence provider; notices are written by {@link TakeNotice} alone. */
    protected Notice() {}

    UUID id() {
        return id;
    }

    String asker() {
        return asker;
    }

    /** The asker's functional mailbox. */
    String contact() {
        return contact;
    }

    /** What the asker got: {@code disclosed}, {@code pointer} or {@code nothing}. */
    String outcome() {
        return outcome;
    }

    /** Those under which the agency was told. */
    List<String> clauses() {
        return List.of(clauses.split(" "));
    }

    /** @param key the referral's */
    Optional<Words> words(DataKey key) {
        return Optional.ofNullable(words).map(closed -> Words.parse(key.openText(place(id), closed)));
    }

    Instant askedAt() {
        return askedAt;
    }

    static Place place(UUID id) {
        return Place.of("notice.words", id);
    }
}
