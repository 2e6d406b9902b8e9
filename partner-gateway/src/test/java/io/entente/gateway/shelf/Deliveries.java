package io.entente.gateway.shelf;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.party.PartyRegister;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.time.Clock;

/** The shelf's two receivers on a clock of the test's own, past the broker. */
public final class Deliveries {
    private final ReceiveReleased released;
    private final ReceiveRecalled recalled;

    public Deliveries(
            PartyRegister register,
            SignedAgreements agreements,
            DataKeys keys,
            Clock clock,
            ShelfListener listener,
            RecallListener recalls) {
        var provenance = new Provenance(register, agreements, clock);
        var writer = new ShelfWriter(new ShelfKeys(keys), clock);
        released = new ReceiveReleased(provenance, writer, listener, recalls);
        recalled = new ReceiveRecalled(provenance, writer, listener, recalls);
    }

    public Uni<Void> take(SqlConnection connection, WireEvent event) {
        return event.type().equals(Address.RECORD_RELEASED.eventType())
                ? released.apply(connection, event)
                : recalled.apply(connection, event);
    }
}
