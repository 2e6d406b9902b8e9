package io.entente.audit.intake;

import io.entente.kernel.event.Address;
import io.entente.kernel.intake.Intake;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;

/** Audit events as they arrive, one address per service that sends them; the broker lets no other send there. */
@ApplicationScoped
class EventArrivals {
    private final Intake intake;
    private final TakeEvent takeEvent;

    EventArrivals(Intake intake, TakeEvent takeEvent) {
        this.intake = intake;
        this.takeEvent = takeEvent;
    }

    @Incoming("audit-case")
    Uni<Void> fromCases(Message<byte[]> message) {
        return intake.once(Address.AUDIT_CASE, message, takeEvent);
    }

    @Incoming("audit-gateway")
    Uni<Void> fromGateway(Message<byte[]> message) {
        return intake.once(Address.AUDIT_GATEWAY, message, takeEvent);
    }

    @Incoming("audit-log")
    Uni<Void> fromReview(Message<byte[]> message) {
        return intake.once(Address.AUDIT_LOG, message, takeEvent);
    }
}
