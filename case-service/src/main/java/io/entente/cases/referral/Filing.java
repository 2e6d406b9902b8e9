package io.entente.cases.referral;

import io.entente.kernel.vocabulary.Reference;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/** Under what and when a referral was filed. Never changes. */
@Embeddable
public class Filing {
    @Column(nullable = false, updatable = false)
    private String reference;

    @Column(name = "filed_at", nullable = false, updatable = false)
    private Instant filedAt;

    @Column(name = "in_reply_to", updatable = false)
    private @Nullable String inReplyTo;

    /** Order of filing, given by the database; lists page by it. Tells of other agencies' volume: never shown. */
    @Column(insertable = false, updatable = false)
    private long position;

    /** For the persistence provider. */
    protected Filing() {}

    Filing(Reference reference, Optional<InReplyTo> inReplyTo, Instant at) {
        this.reference = reference.value();
        this.inReplyTo = inReplyTo.map(InReplyTo::value).orElse(null);
        this.filedAt = at;
    }

    Reference reference() {
        return new Reference(reference);
    }

    public Instant at() {
        return filedAt;
    }

    /** What it answers or follows. */
    public Optional<InReplyTo> inReplyTo() {
        return Optional.ofNullable(inReplyTo).map(InReplyTo::new);
    }
}
