package io.entente.cases.consent;

import io.entente.cases.referral.Officer;
import io.entente.cases.referral.ReferralErased;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.Purpose;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
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

    /** A JSON list, closed with the referral's key. None once the referral was erased. */
    private @Nullable String conditions;

    private @Nullable String reason;

    @Column(nullable = false)
    private String officer;

    @Column(nullable = false)
    private Instant at;

    @Transient
    private @Nullable DataKey key;

    /** For the persistence provider. */
    protected ConsentEntry() {}

    private ConsentEntry(Consent consent, int number, String state, Officer by, Instant at) {
        this.id = UUID.randomUUID();
        this.consent = consent.id();
        this.agency = by.agency().value();
        this.number = number;
        this.state = state;
        this.purposes = "";
        this.key = consent.key();
        close(List.of());
        this.officer = by.pseudonym();
        this.at = at;
    }

    static ConsentEntry granted(Consent consent, int number, Terms terms, Officer by, Instant at) {
        ConsentEntry entry = new ConsentEntry(consent, number, GRANTED, by, at);
        entry.purposes = terms.purposes().stream().map(Purpose::code).collect(Collectors.joining(" "));
        entry.close(terms.conditions());
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

    /** @param with the referral's */
    void unlock(DataKey with) {
        key = with;
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

    /** @throws ReferralErased if what the referral said was erased, and this with it */
    List<String> conditions() {
        if (conditions == null) throw new ReferralErased();
        return Words.texts(StrictJson.read(key().openText(place(), conditions).getBytes(StandardCharsets.UTF_8)));
    }

    private void close(List<String> said) {
        conditions = key().closeText(place(), Words.list(said).toString());
    }

    private Place place() {
        return Place.of("consent_entry.conditions", id);
    }

    private DataKey key() {
        if (key == null) throw new IllegalStateException("words are not to be read yet");
        return key;
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
