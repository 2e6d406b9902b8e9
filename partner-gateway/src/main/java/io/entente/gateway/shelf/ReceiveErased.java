package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.trail.WorkTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Erases a record: key, contents, labels, recipients and consents go, and what stays is a tombstone over every version, those
 * included that have not arrived yet. Partners see what they would see of a record that never was; those who knew of it
 * are told that it was withdrawn.
 */
@ApplicationScoped
class ReceiveErased {
    private final Provenance provenance;
    private final ShelfWriter shelf;
    private final Tombstones tombstones;
    private final ShelfListener listener;
    private final RecallListener recalls;
    private final PartyRegister register;
    private final WorkTrail trail;

    ReceiveErased(
            Provenance provenance,
            ShelfWriter shelf,
            Tombstones tombstones,
            ShelfListener listener,
            RecallListener recalls,
            PartyRegister register,
            WorkTrail trail) {
        this.provenance = provenance;
        this.shelf = shelf;
        this.tombstones = tombstones;
        this.listener = listener;
        this.recalls = recalls;
        this.register = register;
        this.trail = trail;
    }

    Uni<Void> apply(SqlConnection connection, WireEvent event) {
        Erased erased = Erased.of(event.data());
        provenance.requireServes(event.source(), erased.agency());
        return shelf.claim(Transaction.in(connection), erased.record(), erased.agency())
                .chain(tombstone -> tombstone.erased()
                        ? Uni.createFrom().voidItem()
                        : erase(connection, erased, tombstone.recalledTo()));
    }

    private Uni<Void> erase(SqlConnection connection, Erased erased, int recalledTo) {
        Transaction transaction = Transaction.in(connection);
        TakenBack what = new TakenBack(erased.record(), erased.agency(), recalledTo, Integer.MAX_VALUE);
        return shelf.everyRecipient(transaction, erased.record())
                // Before it is forgotten whom it concerned.
                .chain(agencies -> listener.changed(transaction, erased.record(), agencies))
                // What is decided and answered until now goes with it.
                .chain(() -> RecordLock.alone(transaction, erased.record()))
                .chain(() -> recalls.erased(connection, what))
                .chain(() -> tombstones.erase(transaction, erased))
                .chain(() -> trail.record(
                        connection, happening(erased), erased.agency(), register.jurisdictionOf(erased.agency())))
                .replaceWithVoid();
    }

    private Happening happening(Erased erased) {
        return Happening.of("record.erased")
                .on(erased.record())
                .ownedBy(erased.agency(), register.jurisdictionOf(erased.agency()))
                .outcome("done");
    }
}
