package io.entente.gateway.consent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.decision.DecideRecord;
import io.entente.gateway.decision.Decided;
import io.entente.gateway.decision.DecisionEvent;
import io.entente.gateway.decision.Declaration;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.event.Address;
import io.entente.kernel.idempotency.Repeats;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks a record's originator for a consent, about a record that the caller's agency can see now. Whoever was let in by a
 * consent may ask as well, and always asks the originator. To others the record is not there, and asking tells nothing; nor
 * does asking again under the same key, once the record was taken back (P3).
 */
@ApplicationScoped
class AskConsent {
    private final Caller caller;
    private final DecideRecord decide;
    private final Repeats repeats;
    private final AskedConsents asked;
    private final DecisionEvent event;
    private final AuditTrail trail;
    private final Outbox outbox;

    AskConsent(
            Caller caller,
            DecideRecord decide,
            Repeats repeats,
            AskedConsents asked,
            DecisionEvent event,
            AuditTrail trail,
            Outbox outbox) {
        this.caller = caller;
        this.decide = decide;
        this.repeats = repeats;
        this.asked = asked;
        this.event = event;
        this.trail = trail;
        this.outbox = outbox;
    }

    /**
     * @param id as the caller sent it
     * @return the request on record; empty for a record that the caller cannot see
     */
    @WithTransaction
    @OwnRows
    Uni<Optional<AskedConsent>> about(String id, Wish wish, Declaration declaration) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> decide.unrecorded(
                        transaction, id, declaration)
                .chain(decided -> repeats.whileGiven(
                        decided.shown().isPresent(),
                        AskedConsent.class,
                        () -> onRecord(transaction, decided, wish, declaration))));
    }

    private Uni<Optional<AskedConsent>> onRecord(
            Transaction transaction, Decided decided, Wish wish, Declaration declaration) {
        return decide.putOnRecord(transaction, decided, declaration)
                .chain(() -> ask(
                        transaction,
                        decided,
                        wish,
                        event.of("consent.asked", declaration, decided).outcome(outcome(decided))));
    }

    private Uni<Optional<AskedConsent>> ask(Transaction transaction, Decided decided, Wish wish, Happening happening) {
        Uni<Optional<AskedConsent>> request = decided.shown().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : asked.keep(transaction, happening.id(), caller.agency(), decided, wish)
                        .call(consent -> send(decided, consent))
                        .map(Optional::of);
        return request.call(() -> trail.record(happening));
    }

    private Uni<Void> send(Decided decided, AskedConsent consent) {
        var labels = decided.view().orElseThrow().newest().labels();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("consent", consent.consent().toString())
                .put("record", consent.record().toString())
                .put("version", decided.shown().orElseThrow().version().number())
                .put("agency", caller.agency().value())
                .put("originator", labels.originator().value())
                .put("kind", consent.kind())
                .put("recipient", consent.recipient().value())
                .put("until", consent.until().toString())
                .put("reason", consent.reason())
                .put("at", consent.askedAt().toString());
        ArrayNode purposes = data.putArray("purposes");
        consent.purposes().forEach(purpose -> purposes.add(purpose.code()));
        ArrayNode conditions = data.putArray("conditions");
        consent.conditions().forEach(conditions::add);
        // The consent's id is the event's, and no two messages have one id.
        return outbox.send(Address.CONSENT_REQUESTED, consent.record().toString(), UUID.randomUUID(), data);
    }

    private static String outcome(Decided decided) {
        return decided.shown().isPresent() ? "done" : "nothing";
    }
}
