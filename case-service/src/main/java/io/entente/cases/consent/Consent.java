package io.entente.cases.consent;

import io.entente.cases.referral.ReferralErased;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a partner asked for. What was said to it stands in its {@link Ledger}. */
@Entity
@Immutable
@Table(name = "consent")
class Consent {
    @Id
    private UUID id;

    /** Order of arrival, given by the database; lists page by it. Tells of other agencies' volume: never shown. */
    @Column(insertable = false, updatable = false)
    private long position;

    @Column(nullable = false)
    private UUID referral;

    /** Who is asked, for row-level security. */
    @Column(nullable = false)
    private String agency;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String asker;

    @Column(nullable = false)
    private String kind;

    @Column(nullable = false)
    private String recipient;

    /** Codes, separated by spaces. */
    @Column(nullable = false)
    private String purposes;

    @Column(nullable = false)
    private Instant until;

    /** Closed with the referral's key. None once the referral was erased. */
    private @Nullable String words;

    @Column(name = "asked_at", nullable = false)
    private Instant askedAt;

    @Transient
    private @Nullable DataKey key;

    /** For the persistence provider; requests are written by {@link TakeRequest} alone. */
    protected Consent() {}

    /** @param with the referral's */
    void unlock(DataKey with) {
        key = with;
    }

    DataKey key() {
        if (key == null) throw new IllegalStateException("words are not to be read yet");
        return key;
    }

    UUID id() {
        return id;
    }

    /** Whose referral it is about; its id is the record's. */
    RecordId referral() {
        return new RecordId(referral);
    }

    AgencyId agency() {
        return new AgencyId(agency);
    }

    /** Which version the asker had before it. */
    int version() {
        return version;
    }

    AgencyId asker() {
        return new AgencyId(asker);
    }

    String kind() {
        return kind;
    }

    /** Who may do it then. */
    AgencyId recipient() {
        return new AgencyId(recipient);
    }

    List<Purpose> purposes() {
        return ConsentEntry.purposes(purposes);
    }

    Instant until() {
        return until;
    }

    /** @throws ReferralErased if what the referral said was erased, and this with it */
    Words words() {
        if (words == null) throw new ReferralErased();
        return Words.parse(key().openText(place(id), words));
    }

    static Place place(UUID id) {
        return Place.of("consent.words", id);
    }

    Instant askedAt() {
        return askedAt;
    }
}
