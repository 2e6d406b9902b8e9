package io.entente.gateway.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.gateway.clock.StopClock;
import io.entente.gateway.decision.DecideRecord;
import io.entente.gateway.decision.Decided;
import io.entente.gateway.decision.DecisionEvent;
import io.entente.gateway.decision.Declaration;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.event.Address;
import io.entente.kernel.idempotency.Repeats;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.vocabulary.DeclineReason;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers a record that the caller's agency can see now, and sends the answer back to its owner, which stops the clock
 * of a request. The same answer twice in a row changes nothing and is sent once. Under its key it is answered alike for as
 * long as the record is seen: what was taken back since is not there for a repetition either (P3).
 */
@ApplicationScoped
class RespondToRecord {
    private final Caller caller;
    private final DecideRecord decide;
    private final Repeats repeats;
    private final GivenResponses responses;
    private final StopClock stopClock;
    private final DecisionEvent event;
    private final AuditTrail trail;
    private final Outbox outbox;

    RespondToRecord(
            Caller caller,
            DecideRecord decide,
            Repeats repeats,
            GivenResponses responses,
            StopClock stopClock,
            DecisionEvent event,
            AuditTrail trail,
            Outbox outbox) {
        this.caller = caller;
        this.decide = decide;
        this.repeats = repeats;
        this.responses = responses;
        this.stopClock = stopClock;
        this.event = event;
        this.trail = trail;
        this.outbox = outbox;
    }

    /**
     * @param id as the caller sent it
     * @return what is on record now, this reply or an earlier one; empty for a record that the caller cannot see
     */
    @WithTransaction
    @OwnRows
    Uni<Optional<GivenResponse>> with(Reply reply, Declaration declaration, String id) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> decide.unrecorded(
                        transaction, id, declaration)
                .chain(decided -> repeats.whileGiven(
                        decided.shown().isPresent(),
                        GivenResponse.class,
                        () -> onRecord(transaction, decided, reply, declaration))));
    }

    private Uni<Optional<GivenResponse>> onRecord(
            Transaction transaction, Decided decided, Reply reply, Declaration declaration) {
        return decide.putOnRecord(transaction, decided, declaration)
                .chain(() -> answer(transaction, decided, reply))
                .call(given -> trail.record(
                        event.of("response.given", declaration, decided).outcome(outcome(reply, given))));
    }

    private Uni<Optional<GivenResponse>> answer(Transaction transaction, Decided decided, Reply reply) {
        if (decided.shown().isEmpty()) return Uni.createFrom().item(Optional.empty());
        ShelvedVersion version = decided.shown().get().version();
        GivenResponse fresh = new GivenResponse(UUID.randomUUID(), reply.answer(), reply.reason(), decided.at());
        return responses
                .keep(transaction, caller.agency(), version, fresh)
                .call(kept -> kept.response().equals(fresh.response())
                        ? send(version, kept)
                                .chain(() ->
                                        stopClock.with(transaction, caller.agency(), version, kept.answer(), kept.at()))
                        : Uni.createFrom().voidItem())
                .map(Optional::of);
    }

    private Uni<Void> send(ShelvedVersion version, GivenResponse given) {
        JsonNode data = JsonNodeFactory.instance
                .objectNode()
                .put("response", given.response().toString())
                .put("record", version.record().toString())
                .put("version", version.number())
                .put("agency", caller.agency().value())
                .put("answer", given.answer().code())
                .put("reason", given.reason().map(DeclineReason::code).orElse(null))
                .put("at", given.at().toString());
        return outbox.send(Address.RESPONSE_GIVEN, version.record().toString(), given.response(), data);
    }

    private static String outcome(Reply reply, Optional<GivenResponse> given) {
        return given.map(kept -> kept.says(reply) ? "done" : "refused").orElse("nothing");
    }
}
