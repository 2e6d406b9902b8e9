package io.entente.gateway.disclosure;

import io.entente.gateway.decision.DecideRecord;
import io.entente.gateway.decision.Decided;
import io.entente.gateway.decision.DecisionEvent;
import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.Disclosure;
import io.entente.gateway.decision.Notice;
import io.entente.gateway.notice.Queries;
import io.entente.gateway.shelf.Form;
import io.entente.gateway.shelf.PickedContent;
import io.entente.gateway.shelf.Picking;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.entente.policy.selection.Shown;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Pulls a record. One transaction gathers what is in force, decides, and puts decision, disclosure and event on record;
 * the answer is built whole inside it and sent only after it has committed. A miss takes the same way.
 */
@ApplicationScoped
class PullRecord {
    private final Caller caller;
    private final DecideRecord decide;
    private final Picking picking;
    private final Queries queries;
    private final DecisionEvent event;
    private final AuditTrail trail;

    PullRecord(
            Caller caller,
            DecideRecord decide,
            Picking picking,
            Queries queries,
            DecisionEvent event,
            AuditTrail trail) {
        this.caller = caller;
        this.decide = decide;
        this.picking = picking;
        this.queries = queries;
        this.event = event;
        this.trail = trail;
    }

    /** @param id as the caller sent it */
    @WithTransaction
    @OwnRows
    Uni<Pulled> under(Declaration declaration, Notice notice, String id, Form form) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> decide.about(transaction, id, declaration)
                .chain(decided -> content(transaction, decided, form)
                        .chain(content -> record(transaction, declaration, notice, decided, content))));
    }

    private Uni<Optional<PickedContent>> content(Transaction transaction, Decided decided, Form form) {
        return decided.shown()
                .map(shown -> picked(transaction, shown, form).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<PickedContent> picked(Transaction transaction, Shown<ShelvedVersion> shown, Form form) {
        return shown.pointsOnly()
                ? picking.pointer(transaction, shown.version(), form)
                : picking.of(transaction, shown.version(), shown.positions(), form);
    }

    private Uni<Pulled> record(
            Transaction transaction,
            Declaration declaration,
            Notice notice,
            Decided decided,
            Optional<PickedContent> content) {
        UUID disclosure = UUID.randomUUID();
        Happening happening = event.of("record.pulled", declaration, decided)
                .outcome(content.isPresent() ? "disclosed" : "nothing")
                .with(EventName.DISCLOSURE, disclosure.toString())
                .with(EventName.CRITERIA, Map.of("notice", notice.code()));
        return new Disclosure(
                        disclosure,
                        caller.agency(),
                        decided.asked(),
                        decided.shown().map(shown -> shown.version().versionId()),
                        decided.id(),
                        happening.id(),
                        declaration.purpose(),
                        decided.at())
                .keep(transaction)
                .chain(() -> queries.leave(transaction, decided, declaration, notice))
                .chain(() -> trail.record(happening))
                .replaceWith(new Pulled(disclosure, decided.keepUntil(), content));
    }
}
