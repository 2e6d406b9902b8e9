package io.entente.gateway.consent;

import io.entente.gateway.consent.AskedConsents.Found;
import io.entente.gateway.decision.Declaration;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.api.Page;
import io.entente.kernel.api.Passed;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what the caller's agency asked for, and what came of it. One reading is one event, an empty page too. */
@ApplicationScoped
class ReadConsents {
    private final Caller caller;
    private final AskedConsents asked;
    private final AuditTrail trail;
    private final PartyRegister register;
    private final Clock clock;

    ReadConsents(Caller caller, AskedConsents asked, AuditTrail trail, PartyRegister register, Clock clock) {
        this.caller = caller;
        this.asked = asked;
        this.trail = trail;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    record ConsentPage(List<AskedConsent> consents, Optional<String> next) {}

    @WithTransaction
    @OwnRows
    Uni<ConsentPage> page(Optional<Passed> after, int limit, Declaration declaration) {
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction -> asked.page(transaction, caller.agency(), after, limit + 1, clock.instant()))
                .map(found -> Page.of(found, limit, ReadConsents::passed).as(ConsentPage::new))
                .call(() -> trail.record(declaration.happening("consent.listed").outcome("done")));
    }

    private static String passed(AskedConsent last) {
        return new Passed(last.askedAt(), last.consent()).toString();
    }

    /** @return empty for what the caller's agency did not ask for, there or not */
    @WithTransaction
    @OwnRows
    Uni<Optional<AskedConsent>> byId(Optional<UUID> id, Declaration declaration) {
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction ->
                        asked.byId(transaction, caller.agency(), id.orElseGet(UUID::randomUUID), clock.instant()))
                .call(found -> trail.record(found.map(one -> toBoth(declaration.happening("consent.read"), one))
                        .orElseGet(() -> declaration.happening("consent.read").outcome("nothing"))))
                .map(found -> found.map(Found::consent));
    }

    /** Whom it was asked of learns that its answer was read. */
    private Happening toBoth(Happening happening, Found found) {
        return happening
                .on(new RecordId(found.consent().record()))
                .ownedBy(
                        found.originator(),
                        register.agency(found.originator())
                                .map(Agency::jurisdiction)
                                .or(found::side))
                .with(EventName.PARTNER, found.originator().value())
                .outcome("disclosed");
    }
}
