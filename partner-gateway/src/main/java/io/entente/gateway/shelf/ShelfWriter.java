package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** The row that each record on the shelf has, in the worker's transactions alone: the web role may only read it. */
@ApplicationScoped
class ShelfWriter {
    /**
     * Takes the record's row, and with it the right to change the record until the transaction ends. Readers read on.
     *
     * @return what of the record may no longer be shown, whatever arrives
     * @throws MalformedMessage if the record belongs to another agency
     */
    Uni<Tombstone> claim(Transaction transaction, RecordId record, AgencyId owner) {
        return transaction
                .change(
                        "insert into shelf_record (record, owner) values ($1, $2) on conflict (record) do nothing",
                        record.value(),
                        owner.value())
                .chain(() -> transaction.rows(
                        "select owner, recalled_to, erased_at from shelf_record where record = $1 for update",
                        record.value()))
                .map(rows -> {
                    if (!rows.get(0).text("owner").equals(owner.value()))
                        throw new MalformedMessage("the record belongs to another agency");
                    return new Tombstone(
                            rows.get(0).optionalInteger("recalled_to").orElse(0),
                            rows.get(0).optionalInstant("erased_at").isPresent());
                });
    }

    /** @return everyone to whom any version was released, recalled ones included */
    Uni<Set<AgencyId>> everyRecipient(Transaction transaction, RecordId record) {
        return transaction
                .rows("select distinct agency from shelf_recipient where record = $1", record.value())
                .map(rows -> rows.stream()
                        .map(row -> new AgencyId(row.text("agency")))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
