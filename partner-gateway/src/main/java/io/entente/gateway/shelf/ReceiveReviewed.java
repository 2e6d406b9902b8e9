package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.statement.ReviewNote;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Notes until when a record may be shown, as its owner found when it reviewed it. Of the reviews of the newest
 * version on the shelf the one with the highest number counts, whatever arrives first; one that comes before its version
 * waits for it, and until then leaves the one that is there as it was. One that says something else than another under its number comes from an owner that has lost count, and counts
 * only if it takes back.
 */
@ApplicationScoped
class ReceiveReviewed {
    private final Provenance provenance;
    private final ShelfWriter shelf;
    private final ShelfReviews reviews;
    private final ShelfListener listener;

    ReceiveReviewed(Provenance provenance, ShelfWriter shelf, ShelfReviews reviews, ShelfListener listener) {
        this.provenance = provenance;
        this.shelf = shelf;
        this.reviews = reviews;
        this.listener = listener;
    }

    Uni<Void> apply(SqlConnection connection, WireEvent event) {
        Reviewed reviewed = Reviewed.of(event.data());
        Transaction transaction = Transaction.in(connection);
        return provenance.verified(transaction, reviewed, event.source()).chain(note -> shelf.claim(
                        transaction, note.record(), note.agency())
                .chain(tombstone ->
                        tombstone.stands() ? Uni.createFrom().voidItem() : review(transaction, note, reviewed.note())));
    }

    private Uni<Void> review(Transaction transaction, ReviewNote note, String signed) {
        return reviews.take(transaction, note, signed)
                .chain(later -> later
                        ? shelf.everyRecipient(transaction, note.record())
                                .chain(agencies -> listener.changed(transaction, note.record(), agencies))
                        : Uni.createFrom().voidItem());
    }
}
