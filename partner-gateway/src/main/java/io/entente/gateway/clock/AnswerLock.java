package io.entente.gateway.clock;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

/**
 * Puts an agency's answers to a record one after the other, and the opening of its clock among them: an answer that comes
 * while the clock is being opened would otherwise miss it, and the clock the answer.
 */
public final class AnswerLock {
    private AnswerLock() {}

    /** Until the transaction ends; taken after any other lock. */
    public static Uni<Void> take(Transaction transaction, AgencyId agency, RecordId record) {
        return transaction
                .rows(
                        "select cast(pg_advisory_xact_lock(hashtextextended(cast($1 as varchar), 0)) as varchar) as held",
                        "answer " + agency.value() + " " + record)
                .replaceWithVoid();
    }
}
