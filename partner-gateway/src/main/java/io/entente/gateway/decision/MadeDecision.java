package io.entente.gateway.decision;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Request;
import io.smallrye.mutiny.Uni;

import java.util.Optional;
import java.util.UUID;

/**
 * A decision that is put on record with the hashes of what it was made of, so that it can be made again.
 *
 * @param record asked for; empty when what was asked for is no record's id
 * @param answer empty when there was no such record
 * @param owner whose record it is; empty when there was none
 */
record MadeDecision(
        UUID id,
        Optional<RecordId> record,
        Request request,
        Inputs inputs,
        Optional<Decision> answer,
        Optional<Jurisdiction> owner) {
    private static final String KEEP = """
            insert into decision
                (id, agency, record, policy, request, inputs, answer, decided_at, asker_side, owner_side)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    Uni<Void> keep(Transaction transaction) {
        return transaction
                .change(
                        KEEP,
                        id,
                        request.asker().agency().value(),
                        record.map(RecordId::value).orElse(null),
                        Policy.VERSION,
                        DecisionText.of(request),
                        inputs.json().toString(),
                        DecisionText.of(answer),
                        request.at(),
                        request.asker().jurisdiction().value(),
                        owner.map(Jurisdiction::value).orElse(null))
                .replaceWithVoid();
    }
}
