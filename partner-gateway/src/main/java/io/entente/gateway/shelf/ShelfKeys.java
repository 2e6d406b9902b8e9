package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.DataKeyName;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** The data keys of records on the shelf, wrapped by their owners. */
@ApplicationScoped
class ShelfKeys {
    private final DataKeys keys;

    ShelfKeys(DataKeys keys) {
        this.keys = keys;
    }

    /** The record's key, made with its first version. Whoever calls holds the record's row. */
    Uni<DataKey> toCloseWith(Transaction transaction, RecordId record, AgencyId owner) {
        return transaction
                .rows("select wrapped from data_key where record = $1", record.value())
                .chain(found -> found.isEmpty()
                        ? make(transaction, record, owner)
                        : open(record, owner, found.get(0).text("wrapped")));
    }

    /** @param wrapped as the caller's transaction found it */
    Uni<DataKey> open(RecordId record, AgencyId owner, String wrapped) {
        return keys.open(DataKeyName.of(owner, record), wrapped);
    }

    /** Destroys the key for good, and drops it from memory at once. */
    Uni<Void> destroy(Transaction transaction, RecordId record, AgencyId owner) {
        return transaction
                .change("delete from data_key where record = $1", record.value())
                .invoke(() -> keys.forget(DataKeyName.of(owner, record)))
                .replaceWithVoid();
    }

    private Uni<DataKey> make(Transaction transaction, RecordId record, AgencyId owner) {
        return keys.make(DataKeyName.of(owner, record))
                .call(fresh -> transaction.change(
                        "insert into data_key (record, agency, wrapped) values ($1, $2, $3)",
                        record.value(),
                        owner.value(),
                        fresh.wrapped()))
                .map(DataKeys.Fresh::key);
    }
}
