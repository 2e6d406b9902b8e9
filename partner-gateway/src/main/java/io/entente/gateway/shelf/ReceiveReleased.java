package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Puts a released version on the shelf. Versions are told apart by the agency's own number, never by clock or arrival: a
 * late one takes its place below, a second delivery does nothing, one under a tombstone is dropped.
 */
@ApplicationScoped
class ReceiveReleased {
    private final Provenance provenance;
    private final ShelfWriter shelf;
    private final Shelving shelving;
    private final ShelfListener listener;
    private final RecallListener recalls;

    ReceiveReleased(
            Provenance provenance,
            ShelfWriter shelf,
            Shelving shelving,
            ShelfListener listener,
            RecallListener recalls) {
        this.provenance = provenance;
        this.shelf = shelf;
        this.shelving = shelving;
        this.listener = listener;
        this.recalls = recalls;
    }

    Uni<Void> apply(SqlConnection connection, WireEvent event) {
        Released released = Released.of(event.data());
        Transaction transaction = Transaction.in(connection);
        return provenance.verified(transaction, released, event.source()).chain(statement -> shelf.claim(
                        transaction, released.record(), released.agency())
                .chain(tombstone ->
                        tombstone.stands() ? Uni.createFrom().voidItem() : put(connection, statement, tombstone)));
    }

    private Uni<Void> put(SqlConnection connection, VerifiedRelease release, Tombstone tombstone) {
        Transaction transaction = Transaction.in(connection);
        Released released = release.released();
        return shelving.existing(transaction, released.record(), released.version())
                .chain(existing -> {
                    if (existing.isEmpty())
                        return shelving.put(connection, release)
                                .chain(() -> shelf.everyRecipient(transaction, released.record()))
                                .chain(agencies -> listener.changed(transaction, released.record(), agencies))
                                .chain(() -> RecordLock.alone(transaction, released.record()))
                                .chain(() -> recalls.amended(
                                        connection,
                                        new TakenBack(
                                                released.record(),
                                                released.agency(),
                                                tombstone.recalledTo(),
                                                released.version())));
                    if (existing.get().equals(released.versionId()))
                        return Uni.createFrom().voidItem();
                    throw new MalformedMessage("another version stands under this record and number");
                });
    }
}
