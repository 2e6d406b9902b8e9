package io.entente.gateway.recall;

import io.entente.gateway.transaction.Row;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A receipt that an agency owes an owner.
 *
 * @param side that of the owner when it was decided what the recipient gets; empty for what was passed on to it
 * @param version the owner's own count, never told to the recipient
 * @param toldAt when the recipient first read of it
 * @param via who passed the record on, where that is why it is owed
 */
record OwedReceipt(
        UUID id,
        AgencyId recipient,
        RecordId record,
        AgencyId owner,
        Optional<Jurisdiction> side,
        int version,
        String kind,
        Instant takenAt,
        Instant dueAt,
        Optional<Instant> toldAt,
        Optional<AgencyId> via) {
    static final String COLUMNS = """
            q.id, q.agency, q.record, q.owner, q.version, q.kind, q.taken_at, q.due_at, q.told_at, q.via,
            (select n.owner_side from disclosure d join decision n on n.id = d.decision
             where d.agency = q.agency and d.record = q.record and d.version_id is not null
             order by d.disclosed_at desc limit 1) as owner_side
            """;

    static OwedReceipt of(Row row) {
        return new OwedReceipt(
                row.uuid("id"),
                new AgencyId(row.text("agency")),
                new RecordId(row.uuid("record")),
                new AgencyId(row.text("owner")),
                row.optionalText("owner_side").map(Jurisdiction::new),
                row.integer("version"),
                row.text("kind"),
                row.instant("taken_at"),
                row.instant("due_at"),
                row.optionalInstant("told_at"),
                row.optionalText("via").map(AgencyId::new));
    }

    /** @return the owner's side; of one that has left the register what is known of it, if anything is */
    Optional<Jurisdiction> ownersSide(PartyRegister register) {
        return register.agency(owner).map(Agency::jurisdiction).or(() -> side);
    }

    OwedReceipt toldAt(Instant at) {
        return new OwedReceipt(id, recipient, record, owner, side, version, kind, takenAt, dueAt, Optional.of(at), via);
    }

    /** The same duty of somebody who got the record from this one's recipient. */
    OwedReceipt onwardTo(AgencyId other, Instant due) {
        return new OwedReceipt(
                UUID.randomUUID(),
                other,
                record,
                owner,
                side,
                version,
                kind,
                takenAt,
                due,
                Optional.empty(),
                Optional.of(recipient));
    }
}
