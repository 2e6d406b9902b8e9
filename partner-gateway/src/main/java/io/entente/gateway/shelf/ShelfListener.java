package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import java.util.Set;

/** Who must know that a record on the shelf has changed, in the transaction in which it does. */
public interface ShelfListener {
    /** @param agencies everyone to whom some version of the record was released */
    Uni<Void> changed(Transaction transaction, RecordId record, Set<AgencyId> agencies);
}
