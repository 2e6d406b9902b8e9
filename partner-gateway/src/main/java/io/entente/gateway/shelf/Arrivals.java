package io.entente.gateway.shelf;

import io.entente.kernel.event.Address;
import io.entente.kernel.intake.Intake;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;

/** What arrives from the owners' side. */
@ApplicationScoped
class Arrivals {
    private final Intake intake;
    private final ReceiveReleased released;
    private final ReceiveRecalled recalled;

    Arrivals(Intake intake, ReceiveReleased released, ReceiveRecalled recalled) {
        this.intake = intake;
        this.released = released;
        this.recalled = recalled;
    }

    @Incoming("record-released")
    Uni<Void> released(Message<byte[]> message) {
        return intake.once(Address.RECORD_RELEASED, message, released::apply);
    }

    @Incoming("record-recalled")
    Uni<Void> recalled(Message<byte[]> message) {
        return intake.once(Address.RECORD_RECALLED, message, recalled::apply);
    }
}
