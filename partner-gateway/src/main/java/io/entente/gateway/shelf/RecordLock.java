package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

/**
 * Puts the reads of a record and what its owner says of it one after the other. Whoever decides holds it together with
 * other readers, whoever takes something back holds it alone: so every disclosure is either on record when a recall asks
 * who had received it, or decided after the recall. Held until the transaction ends. Readers take it before they read
 * anything of the record; whoever takes something back writes all it has to write first, which no reader sees before it
 * commits, and takes it last: readers wait for what is left, and no longer.
 */
public final class RecordLock {
    private RecordLock() {}

    /** For any record's id, one that is there and one that is not: the time it takes tells nothing (P7). */
    public static Uni<Void> withReaders(Transaction transaction, RecordId record) {
        return transaction
                .rows("select cast(pg_advisory_xact_lock_shared($1) as varchar) as held", key(record))
                .replaceWithVoid();
    }

    static Uni<Void> alone(Transaction transaction, RecordId record) {
        return transaction
                .rows("select cast(pg_advisory_xact_lock($1) as varchar) as held", key(record))
                .replaceWithVoid();
    }

    /** Two records with one key would only wait for each other. */
    private static long key(RecordId record) {
        return record.value().getMostSignificantBits() ^ record.value().getLeastSignificantBits();
    }
}
