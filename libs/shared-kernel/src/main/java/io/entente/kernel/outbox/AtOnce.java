package io.entente.kernel.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Sends what is worth nothing later, past the outbox: what the broker does not take now is never sent. For addresses whose
 * messages have a short life of their own.
 */
@ApplicationScoped
public class AtOnce {
    private final Outbox outbox;
    private final BrokerLink broker;

    AtOnce(Outbox outbox, BrokerLink broker) {
        this.outbox = outbox;
        this.broker = broker;
    }

    /** Completes when the message is on its way, and fails if the broker cannot be reached. */
    public Uni<Void> send(Address to, String subject, JsonNode data) {
        if (to.life().isEmpty()) throw new IllegalArgumentException(to.code() + " keeps what it is sent");
        UUID id = UUID.randomUUID();
        return broker.sendOff(new Waiting(0, id, to.code(), subject, outbox.sealed(to, subject, id, data)));
    }
}
