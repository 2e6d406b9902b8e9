package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sets tombstones on records, and takes from the shelf what is under one for good. */
@ApplicationScoped
class Tombstones {
    /** A release before this one shows what is above the number. */
    private static final String RECALL = """
            update shelf_record set recalled_at = $3, recalled_to = greatest(
                cast($2 as integer), (select max(v.version) from shelf_version v where v.record = $1))
            where record = $1
            """;

    private static final String INPUTS = """
            delete from decision_input where hash in (
                select labels_hash from shelf_version where record = $1
                union all select cast(inputs as json) ->> 'labels' from decision where record = $1
                union all select input from consent_entry where record = $1)
            """;

    private final ShelfKeys keys;

    Tombstones(ShelfKeys keys) {
        this.keys = keys;
    }

    Uni<Void> recall(Transaction transaction, Recalled recalled) {
        return transaction
                .change(RECALL, recalled.record().value(), recalled.version(), recalled.at())
                .replaceWithVoid();
    }

    /** Everything goes but the tombstone, which comes first: only what is erased may be deleted. */
    Uni<Void> erase(Transaction transaction, Erased erased) {
        UUID record = erased.record().value();
        return transaction
                .change(
                        "update shelf_record set erased_at = $2, reviewed_version = null, review_number = null,"
                                + " reviewed_until = null, review_note = null where record = $1",
                        record,
                        erased.at())
                // Grants go with the consents that decisions were made of.
                .chain(() -> transaction.change(INPUTS, record))
                .chain(() -> transaction.change("delete from consent_entry where record = $1", record))
                .chain(() -> transaction.change("delete from consent_request where record = $1", record))
                // Who repeats a request about it gets what who asks about no record gets.
                .chain(() -> transaction.change("delete from kept_answer where about = $1", record))
                .chain(() -> transaction.change("delete from shelf_review where record = $1", record))
                .chain(() -> transaction.change("delete from shelf_review_day where record = $1", record))
                .chain(() -> transaction.change("delete from shelf_claim where record = $1", record))
                .chain(() -> transaction.change("delete from shelf_recipient where record = $1", record))
                .chain(() -> transaction.change("delete from shelf_version where record = $1", record))
                .chain(() -> keys.destroy(transaction, erased.record(), erased.agency()));
    }
}
