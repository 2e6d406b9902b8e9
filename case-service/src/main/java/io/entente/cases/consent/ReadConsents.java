package io.entente.cases.consent;

import io.entente.cases.consent.Consents.Found;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OfConsent;
import io.entente.cases.officer.OnDuty;
import io.entente.kernel.api.Page;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An officer reads what partners ask of the agency, about referrals that are theirs to read. */
@ApplicationScoped
class ReadConsents {
    private final Consents consents;
    private final OnDuty duty;
    private final Clock clock;

    ReadConsents(Consents consents, OnDuty duty, Clock clock) {
        this.consents = consents;
        this.duty = duty;
        this.clock = clock;
    }

    /** @param after the last consent of the page before */
    @WithTransaction
    @OwnRows
    public Uni<ConsentPage> page(Optional<UUID> after, int limit) {
        return duty.did(Act.CONSENTS_LISTED)
                .chain(() -> consents.page(duty.officer(), after, limit + 1))
                .map(found -> ConsentPage.of(found, limit, clock.instant()));
    }

    @WithTransaction
    @OwnRows
    public Uni<ConsentSheet> byId(UUID id) {
        return consents.readable(duty.officer(), id)
                .call(found -> duty.did(Act.CONSENT_READ, found.referral(), named(found)))
                .map(found -> ConsentSheet.of(found.ledger(), clock.instant()));
    }

    static OfConsent named(Found found) {
        Consent asked = found.ledger().asked();
        return new OfConsent(asked.id(), asked.kind(), asked.asker(), asked.recipient());
    }

    /**
     * Newest first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    record ConsentPage(List<ConsentLine> consents, Optional<UUID> next) {
        static ConsentPage of(List<Ledger> found, int limit, Instant now) {
            return Page.of(found, limit, (Ledger ledger) -> ledger.asked().id())
                    .map(ledger -> ConsentLine.of(ledger, now))
                    .as(ConsentPage::new);
        }
    }

    /** What was said in words is read one by one. */
    record ConsentLine(
            UUID consent,
            String referral,
            AgencyId asker,
            String kind,
            AgencyId recipient,
            Instant until,
            Instant askedAt,
            String state) {
        static ConsentLine of(Ledger ledger, Instant now) {
            Consent asked = ledger.asked();
            return new ConsentLine(
                    asked.id(),
                    asked.referral().toString(),
                    asked.asker(),
                    asked.kind(),
                    asked.recipient(),
                    asked.until(),
                    asked.askedAt(),
                    ledger.state(now));
        }
    }
}
