package io.entente.cases.referral;

import io.entente.kernel.vocabulary.ReferralType;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** One version of a referral. Changes only through {@link Referral}. */
@Entity
@Table(name = "version")
public class Version {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "referral", nullable = false, updatable = false)
    private Referral referral;

    /** Again here, so that row-level security needs no join. */
    @Column(nullable = false, updatable = false)
    private String agency;

    @Column(nullable = false, updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private VersionState state;

    @Column(nullable = false)
    private String type;

    @Column(nullable = false)
    private String content;

    /** Pseudonyms of all who wrote in it, separated by spaces. */
    @Column(nullable = false)
    private String authors;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "released_at")
    private @Nullable Instant releasedAt;

    /** For the persistence provider. */
    protected Version() {}

    Version(UUID id, Referral referral, int number, Officer by, Document document, Instant at) {
        this.id = id;
        this.referral = referral;
        this.agency = by.agency().value();
        this.number = number;
        this.state = VersionState.DRAFT;
        this.type = document.type().code();
        this.content = document.json();
        this.authors = by.pseudonym();
        this.createdAt = at;
    }

    /** Random, as partners see it. */
    public UUID id() {
        return id;
    }

    /** The agency's own count, from 1; inside the agency only. */
    public int number() {
        return number;
    }

    public VersionState state() {
        return state;
    }

    public Document document() {
        return new Document(ReferralType.of(type), content);
    }

    boolean is(VersionState expected) {
        return state == expected;
    }

    boolean writtenBy(Officer officer) {
        return Arrays.asList(authors.split(" ")).contains(officer.pseudonym());
    }

    void rewrite(Officer by, Document document) {
        type = document.type().code();
        content = document.json();
        if (!writtenBy(by)) authors = authors + " " + by.pseudonym();
    }

    void alsoBy(Version before) {
        for (String author : before.authors.split(" "))
            if (!Arrays.asList(authors.split(" ")).contains(author)) authors = authors + " " + author;
    }

    void submit() {
        state = VersionState.SUBMITTED;
    }

    void release(Instant at) {
        state = VersionState.RELEASED;
        releasedAt = at;
    }

    void supersede() {
        state = VersionState.SUPERSEDED;
    }
}
