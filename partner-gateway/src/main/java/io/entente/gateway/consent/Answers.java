package io.entente.gateway.consent;

import io.entente.kernel.event.Address;
import io.entente.kernel.intake.Intake;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;

/** What originators answer, as it arrives. */
@ApplicationScoped
class Answers {
    private final Intake intake;
    private final ReceiveAnswered answered;

    Answers(Intake intake, ReceiveAnswered answered) {
        this.intake = intake;
        this.answered = answered;
    }

    @Incoming("consent-answered")
    Uni<Void> answered(Message<byte[]> message) {
        return intake.once(Address.CONSENT_ANSWERED, message, answered::apply);
    }
}
