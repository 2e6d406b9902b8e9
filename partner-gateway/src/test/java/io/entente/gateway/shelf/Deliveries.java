package io.entente.gateway.shelf;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.party.PartyRegister;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.time.Clock;

/** The shelf's receivers on a clock of the test's own, past the broker. */
public final class Deliveries {
    private final ReceiveReleased released;
    private final ReceiveRecalled recalled;
    private final ReceiveReviewed reviewed;

    public Deliveries(
            PartyRegister register,
            SignedAgreements agreements,
            DataKeys keys,
            Clock clock,
            ShelfListener listener,
            RecallListener recalls) {
        var provenance = new Provenance(register, agreements, clock);
        var shelfKeys = new ShelfKeys(keys);
        var writer = new ShelfWriter();
        released = new ReceiveReleased(provenance, writer, new Shelving(shelfKeys, clock), listener, recalls);
        recalled = new ReceiveRecalled(provenance, writer, new Tombstones(shelfKeys), listener, recalls);
        reviewed = new ReceiveReviewed(provenance, writer, new ShelfReviews(clock), listener);
    }

    public Uni<Void> take(SqlConnection connection, WireEvent event) {
        if (event.type().equals(Address.RECORD_RELEASED.eventType())) return released.apply(connection, event);
        return event.type().equals(Address.RECORD_REVIEWED.eventType())
                ? reviewed.apply(connection, event)
                : recalled.apply(connection, event);
    }
}
