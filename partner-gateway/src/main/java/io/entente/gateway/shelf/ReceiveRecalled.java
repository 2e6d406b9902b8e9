package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.WireEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** Sets a tombstone over every version, those included that have not arrived yet. */
@ApplicationScoped
class ReceiveRecalled {
    private final Provenance provenance;
    private final ShelfWriter shelf;
    private final Tombstones tombstones;
    private final ShelfListener listener;
    private final RecallListener recalls;

    ReceiveRecalled(
            Provenance provenance,
            ShelfWriter shelf,
            Tombstones tombstones,
            ShelfListener listener,
            RecallListener recalls) {
        this.provenance = provenance;
        this.shelf = shelf;
        this.tombstones = tombstones;
        this.listener = listener;
        this.recalls = recalls;
    }

    Uni<Void> apply(SqlConnection connection, WireEvent event) {
        Recalled recalled = Recalled.of(event.data());
        provenance.requireServes(event.source(), recalled.agency());
        Transaction transaction = Transaction.in(connection);
        return shelf.claim(transaction, recalled.record(), recalled.agency())
                .chain(tombstone -> tombstone.covers(recalled)
                        ? Uni.createFrom().voidItem()
                        : tombstones
                                .recall(transaction, recalled)
                                .chain(() -> shelf.everyRecipient(transaction, recalled.record()))
                                .chain(agencies -> listener.changed(transaction, recalled.record(), agencies))
                                .chain(() -> RecordLock.alone(transaction, recalled.record()))
                                .chain(() -> recalls.recalled(connection, what(tombstone, recalled))));
    }

    private static TakenBack what(Tombstone tombstone, Recalled recalled) {
        return new TakenBack(recalled.record(), recalled.agency(), tombstone.recalledTo(), recalled.version());
    }
}
