package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.WireEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** Sets a tombstone over every version up to the recall's own, those included that have not arrived yet. */
@ApplicationScoped
class ReceiveRecalled {
    private final Provenance provenance;
    private final ShelfWriter shelf;
    private final ShelfListener listener;

    ReceiveRecalled(Provenance provenance, ShelfWriter shelf, ShelfListener listener) {
        this.provenance = provenance;
        this.shelf = shelf;
        this.listener = listener;
    }

    Uni<Void> apply(SqlConnection connection, WireEvent event) {
        Recalled recalled = Recalled.of(event.data());
        provenance.requireServes(event.source(), recalled.agency());
        Transaction transaction = Transaction.in(connection);
        return shelf.claim(transaction, recalled.record(), recalled.agency())
                .chain(tombstone -> tombstone.covers(recalled.version())
                        ? Uni.createFrom().voidItem()
                        : shelf.recall(transaction, recalled)
                                .chain(() -> shelf.everyRecipient(transaction, recalled.record()))
                                .chain(agencies -> listener.changed(transaction, recalled.record(), agencies)));
    }
}
