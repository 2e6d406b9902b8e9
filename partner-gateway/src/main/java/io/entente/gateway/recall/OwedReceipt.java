package io.entente.gateway.recall;

import io.entente.gateway.transaction.Row;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A receipt that an agency owes an owner.
 *
 * @param version the owner's own count, never told to the recipient
 * @param toldAt when the recipient first read of it
 * @param via who passed the record on, where that is why it is owed
 */
record OwedReceipt(
        UUID id,
        AgencyId recipient,
        RecordId record,
        AgencyId owner,
        int version,
        String kind,
        Instant takenAt,
        Instant dueAt,
        Optional<Instant> toldAt,
        Optional<AgencyId> via) {
    static final String COLUMNS = "id, agency, record, owner, version, kind, taken_at, due_at, told_at, via";

    static OwedReceipt of(Row row) {
        return new OwedReceipt(
                row.uuid("id"),
                new AgencyId(row.text("agency")),
                new RecordId(row.uuid("record")),
                new AgencyId(row.text("owner")),
                row.integer("version"),
                row.text("kind"),
                row.instant("taken_at"),
                row.instant("due_at"),
                row.optionalInstant("told_at"),
                row.optionalText("via").map(AgencyId::new));
    }

    OwedReceipt toldAt(Instant at) {
        return new OwedReceipt(id, recipient, record, owner, version, kind, takenAt, dueAt, Optional.of(at), via);
    }

    /** The same duty of somebody who got the record from this one's recipient. */
    OwedReceipt onwardTo(AgencyId other, Instant due) {
        return new OwedReceipt(
                UUID.randomUUID(),
                other,
                record,
                owner,
                version,
                kind,
                takenAt,
                due,
                Optional.empty(),
                Optional.of(recipient));
    }
}
