package io.entente.gateway.decision;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.shelf.RecordLock;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Asked;
import io.entente.policy.decision.Request;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what the caller gets of a record, from what is in force in this very transaction, and puts the decision on
 * record with the hashes of what it was made of. What is no record's id takes the same way, statement for statement, so
 * that the time it takes tells nothing.
 */
@ApplicationScoped
public class DecideRecord {
    private final Caller caller;
    private final SignedAgreements agreements;
    private final Looking looking;
    private final PartyRegister register;
    private final Clock clock;

    DecideRecord(Caller caller, SignedAgreements agreements, Looking looking, PartyRegister register, Clock clock) {
        this.caller = caller;
        this.agreements = agreements;
        this.looking = looking;
        this.register = register;
        this.clock = clock;
    }

    /** @param id as the caller sent it */
    public Uni<Decided> about(Transaction transaction, String id, Declaration declaration) {
        return unrecorded(transaction, id, declaration).call(decided -> putOnRecord(transaction, decided, declaration));
    }

    /**
     * The same, and not on record: for what may turn out to be a request that was answered before, which discloses nothing
     * anew. Whoever acts on it puts it on record first.
     */
    public Uni<Decided> unrecorded(Transaction transaction, String id, Declaration declaration) {
        // As precise as the database keeps it: the decision is made again at the very instant that was kept.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<RecordId> asked = RecordId.parsed(id);
        Request request = request(declaration, now);
        RecordId record = asked.orElseGet(RecordId::random);
        return RecordLock.withReaders(transaction, record)
                .chain(() -> agreements.binding(transaction, request.asker()))
                .chain(inForce -> looking.of(transaction, request, record, inForce)
                        .map(view -> new Decided(
                                UUID.randomUUID(),
                                asked,
                                now,
                                view,
                                Inputs.of(view, inForce, agreements.issuerFor(request.asker()), register.hash()))));
    }

    public Uni<Void> putOnRecord(Transaction transaction, Decided decided, Declaration declaration) {
        return new MadeDecision(
                        decided.id(),
                        decided.asked(),
                        request(declaration, decided.at()),
                        decided.inputs(),
                        decided.view().map(View::decision),
                        decided.view().map(view -> view.newest().jurisdiction()))
                .keep(transaction);
    }

    private Request request(Declaration declaration, Instant at) {
        return new Request(
                looking.participant(caller.agency()),
                declaration.purpose(),
                at,
                declaration.onBehalfOf().isPresent(),
                Asked.RECORD);
    }
}
