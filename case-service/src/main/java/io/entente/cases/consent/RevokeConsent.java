package io.entente.cases.consent;

import io.entente.cases.consent.Consents.Found;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Expectation;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An officer takes back a consent that was granted. It takes nobody else: to withhold is never to share more. */
@ApplicationScoped
class RevokeConsent {
    private final Consents consents;
    private final ConsentAnnouncement announcement;
    private final OnDuty duty;
    private final Clock clock;

    RevokeConsent(Consents consents, ConsentAnnouncement announcement, OnDuty duty, Clock clock) {
        this.consents = consents;
        this.announcement = announcement;
        this.duty = duty;
        this.clock = clock;
    }

    @WithTransaction
    @OwnRows
    @Once
    public Uni<ConsentSheet> byId(UUID id, Expectation expected) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return consents.answerable(duty.officer(), id)
                .invoke(found -> expected.requireMet(found.ledger().revision()))
                .chain(found -> found.ledger()
                        .revoke(duty.officer(), now)
                        .map(entry -> revoked(found, entry, now))
                        .orElseGet(
                                () -> note(Act.CONSENT_READ, found).map(done -> ConsentSheet.of(found.ledger(), now))));
    }

    private Uni<ConsentSheet> revoked(Found found, ConsentEntry entry, Instant now) {
        return consents.add(entry)
                .chain(() -> announcement.of(found.ledger().asked(), entry))
                .chain(() -> note(Act.CONSENT_REVOKED, found))
                .map(done -> ConsentSheet.of(found.ledger().with(entry), now));
    }

    /** A second revocation changes nothing, but its answer shows the consent. */
    private Uni<Void> note(Act act, Found found) {
        return duty.did(act, found.referral(), ReadConsents.named(found));
    }
}
