package io.entente.gateway.shelf;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.trail.WorkTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.time.Clock;

/** The shelf's receivers on a clock of the test's own, past the broker. */
public final class Deliveries {
    private final ReceiveReleased released;
    private final ReceiveRecalled recalled;
    private final ReceiveReviewed reviewed;
    private final ReceiveErased erased;

    public Deliveries(
            PartyRegister register,
            SignedAgreements agreements,
            DataKeys keys,
            Clock clock,
            ShelfListener listener,
            RecallListener recalls,
            WorkTrail trail) {
        var provenance = new Provenance(register, agreements, clock);
        var shelfKeys = new ShelfKeys(keys);
        var writer = new ShelfWriter();
        var tombstones = new Tombstones(shelfKeys);
        released = new ReceiveReleased(provenance, writer, new Shelving(shelfKeys, clock), listener, recalls);
        recalled = new ReceiveRecalled(provenance, writer, tombstones, listener, recalls);
        reviewed = new ReceiveReviewed(provenance, writer, new ShelfReviews(clock), listener);
        erased = new ReceiveErased(provenance, writer, tombstones, listener, recalls, register, trail);
    }

    public Uni<Void> take(SqlConnection connection, WireEvent event) {
        if (event.type().equals(Address.RECORD_RELEASED.eventType())) return released.apply(connection, event);
        if (event.type().equals(Address.RECORD_ERASED.eventType())) return erased.apply(connection, event);
        return event.type().equals(Address.RECORD_REVIEWED.eventType())
                ? reviewed.apply(connection, event)
                : recalled.apply(connection, event);
    }
}
