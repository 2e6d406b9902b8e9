package io.entente.gateway.recall;

import io.entente.kernel.vocabulary.AgencyId;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the caller's agency owes for a record that it had received and that its owner took back.
 *
 * @param recall the duty's id
 * @param kind {@code recall}, {@code amendment} for a tighter version in the place of what was received, or {@code erasure}
 * @param takenAt when the gateway had it
 * @param state {@code outstanding}, {@code overdue} or {@code done}
 */
record Duty(
        UUID recall,
        UUID record,
        String kind,
        AgencyId owner,
        Instant takenAt,
        Instant dueAt,
        String state,
        List<Receipt> receipts) {

    static Duty of(OwedReceipt owed, List<Receipt> receipts, Instant now) {
        boolean done = receipts.stream().anyMatch(receipt -> receipt.outcome().settles());
        String open = now.isBefore(owed.dueAt()) ? "outstanding" : "overdue";
        return new Duty(
                owed.id(),
                owed.record().value(),
                owed.kind(),
                owed.owner(),
                owed.takenAt(),
                owed.dueAt(),
                done ? "done" : open,
                receipts);
    }
}
