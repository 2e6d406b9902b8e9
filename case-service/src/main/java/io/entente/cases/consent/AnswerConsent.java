package io.entente.cases.consent;

import io.entente.cases.consent.Consents.Found;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Scrutiny;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * An officer grants what a partner asked for, or refuses it. To grant is to share more of what was released, and asks for
 * whoever may release it: a second officer where the release did.
 */
@ApplicationScoped
class AnswerConsent {
    private final Consents consents;
    private final ConsentAnnouncement announcement;
    private final GrantCheck check;
    private final OnDuty duty;
    private final Clock clock;

    AnswerConsent(Consents consents, ConsentAnnouncement announcement, GrantCheck check, OnDuty duty, Clock clock) {
        this.consents = consents;
        this.announcement = announcement;
        this.check = check;
        this.duty = duty;
        this.clock = clock;
    }

    /** @param confirmed what they, as a second officer, let the words give whom a grant lets in of what is withheld */
    @WithTransaction
    @OwnRows
    @Once
    public Uni<ConsentSheet> with(Reply reply, UUID id, Optional<String> confirmed, Expectation expected) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return consents.answerable(duty.officer(), id)
                .invoke(found -> expected.requireMet(found.ledger().revision()))
                .chain(found -> answered(found, reply, confirmed, now));
    }

    private Uni<ConsentSheet> answered(Found found, Reply reply, Optional<String> confirmed, Instant now) {
        Ledger ledger = found.ledger();
        if (reply.refusal() != null)
            return say(found, ledger.refuse(reply.refusal(), duty.officer(), now), Act.CONSENT_REFUSED, now);
        found.referral().requireShareableBy(duty.officer(), Scrutiny.ONE_OFFICER);
        Terms terms = reply.terms(ledger.asked(), now);
        ConsentEntry grant = ledger.grant(terms, duty.officer(), now);
        return check.require(found.referral(), of(ledger.asked(), grant, reply), duty.officer(), confirmed)
                .chain(() -> say(found, grant, Act.CONSENT_GRANTED, now));
    }

    private static Grant of(Consent asked, ConsentEntry entry, Reply reply) {
        return new Grant(
                GrantedConsents.consent(asked, entry, entry.conditions()),
                asked.asker(),
                asked.words().conditions(),
                reply.conditions());
    }

    private Uni<ConsentSheet> say(Found found, ConsentEntry entry, Act act, Instant now) {
        return consents.add(entry)
                .chain(() -> announcement.of(found.ledger().asked(), entry))
                .chain(() -> duty.did(act, found.referral(), ReadConsents.named(found)))
                .map(done -> ConsentSheet.of(found.ledger().with(entry), now));
    }
}
