package io.entente.gateway.decision;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer that was given, on record: one that found nothing too.
 *
 * @param to who got it
 * @param record asked for; empty when what was asked for is no record's id
 * @param version of which something was shown; empty when nothing was
 * @param decision that it rests on
 * @param event that tells of it
 */
public record Disclosure(
        UUID id,
        AgencyId to,
        Optional<RecordId> record,
        Optional<UUID> version,
        UUID decision,
        UUID event,
        Purpose purpose,
        Instant at) {
    private static final String KEEP = """
            insert into disclosure (id, agency, record, version_id, decision, event, purpose, disclosed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    public Uni<Void> keep(Transaction transaction) {
        return transaction
                .change(
                        KEEP,
                        id,
                        to.value(),
                        record.map(RecordId::value).orElse(null),
                        version.orElse(null),
                        decision,
                        event,
                        purpose.code(),
                        at)
                .replaceWithVoid();
    }
}
