package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.smallrye.mutiny.Uni;

/** Who must know that agreements came in, in the transaction in which they do. */
public interface AgreementListener {
    Uni<Void> taken(Transaction transaction);
}
