package io.entente.cases.consent;

import io.entente.cases.referral.Officer;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.Purpose;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an officer said to a request for a consent: a line of its ledger, never changed. */
@Entity
@Immutable
@Table(name = "consent_entry")
class ConsentEntry {
    static final String GRANTED = "granted";
    static final String REFUSED = "refused";
    static final String REVOKED = "revoked";

    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID consent;

    /** For row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private int number;

    @Column(nullable = false)
    private String state;

    /** Codes, separated by spaces. */
    @Column(nullable = false)
    private String purposes;

    private @Nullable Instant until;

    /** A JSON list. */
    @Column(nullable = false)
    private String conditions;

    private @Nullable String reason;

    @Column(nullable = false)
    private String officer;

    @Column(nullable = false)
    private Instant at;

    /** For the persistence provider. */
    protected ConsentEntry() {}

    private ConsentEntry(Consent consent, int number, String state, Officer by, Instant at) {
        this.id = UUID.randomUUID();
        this.consent = consent.id();
        this.agency = by.agency().value();
        this.number = number;
        this.state = state;
        this.purposes = "";
        this.conditions = Words.list(List.of()).toString();
        this.officer = by.pseudonym();
        this.at = at;
    }

    static ConsentEntry granted(Consent consent, int number, Terms terms, Officer by, Instant at) {
        ConsentEntry entry = new ConsentEntry(consent, number, GRANTED, by, at);
        entry.purposes = terms.purposes().stream().map(Purpose::code).collect(Collectors.joining(" "));
        entry.conditions = Words.list(terms.conditions()).toString();
        entry.until = terms.until();
        return entry;
    }

    static ConsentEntry refused(Consent consent, int number, RefusalReason reason, Officer by, Instant at) {
        ConsentEntry entry = new ConsentEntry(consent, number, REFUSED, by, at);
        entry.reason = reason.code();
        return entry;
    }

    static ConsentEntry revoked(Consent consent, int number, Officer by, Instant at) {
        return new ConsentEntry(consent, number, REVOKED, by, at);
    }

    /** Also its message's. */
    UUID id() {
        return id;
    }

    UUID consent() {
        return consent;
    }

    /** Its place in the ledger, from 1. */
    int number() {
        return number;
    }

    String state() {
        return state;
    }

    List<Purpose> purposes() {
        return purposes(purposes);
    }

    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    List<String> conditions() {
        return Words.texts(StrictJson.read(conditions.getBytes(StandardCharsets.UTF_8)));
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Pseudonym of who said it. */
    String officer() {
        return officer;
    }

    Instant at() {
        return at;
    }

    static List<Purpose> purposes(String codes) {
        if (codes.isEmpty()) return List.of();
        return Arrays.stream(codes.split(" ")).map(Purpose::of).toList();
    }
}
