package io.entente.gateway.decision;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import java.util.Map;
import java.util.Optional;

/** Who must know what an agency's readers got to see, in the transaction in which they did. */
public interface ViewListener {
    /** @param seen of each record asked for a hash over what a pull brings, empty where it brings nothing */
    Uni<Void> looked(Transaction transaction, AgencyId agency, Purpose purpose, Map<RecordId, Optional<String>> seen);
}
