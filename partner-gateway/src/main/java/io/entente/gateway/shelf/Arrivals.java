package io.entente.gateway.shelf;

import io.entente.gateway.agreement.AgreementsTaken;
import io.entente.kernel.event.Address;
import io.entente.kernel.intake.Intake;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;

/** What arrives from the owners' side. It waits with the broker until the agreements are known, whose pins bind it. */
@ApplicationScoped
class Arrivals {
    private final AgreementsTaken agreements;
    private final Intake intake;
    private final ReceiveReleased released;
    private final ReceiveRecalled recalled;
    private final ReceiveErased erased;
    private final ReceiveReviewed reviewed;

    Arrivals(
            AgreementsTaken agreements,
            Intake intake,
            ReceiveReleased released,
            ReceiveRecalled recalled,
            ReceiveErased erased,
            ReceiveReviewed reviewed) {
        this.agreements = agreements;
        this.intake = intake;
        this.released = released;
        this.recalled = recalled;
        this.erased = erased;
        this.reviewed = reviewed;
    }

    @Incoming("record-released")
    Uni<Void> released(Message<byte[]> message) {
        return agreements.once().chain(() -> intake.once(Address.RECORD_RELEASED, message, released::apply));
    }

    @Incoming("record-recalled")
    Uni<Void> recalled(Message<byte[]> message) {
        return agreements.once().chain(() -> intake.once(Address.RECORD_RECALLED, message, recalled::apply));
    }

    @Incoming("record-reviewed")
    Uni<Void> reviewed(Message<byte[]> message) {
        return agreements.once().chain(() -> intake.once(Address.RECORD_REVIEWED, message, reviewed::apply));
    }

    /** Needs no agreement: nobody's clause keeps what its owner erased. */
    @Incoming("record-erased")
    Uni<Void> erased(Message<byte[]> message) {
        return intake.once(Address.RECORD_ERASED, message, erased::apply);
    }
}
