package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A use case that sends, and one that sends and then fails. */
@ApplicationScoped
public class Sending {
    private final Outbox outbox;

    Sending(Outbox outbox) {
        this.outbox = outbox;
    }

    @WithTransaction
    public Uni<Void> send(Address to, String key, UUID id, JsonNode data) {
        return outbox.send(to, key, id, data);
    }

    @WithTransaction
    public Uni<Void> sendAndFail(Address to, String key, UUID id, JsonNode data) {
        return outbox.send(to, key, id, data)
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("the use case failed")));
    }

    /** Asks the database for something it refuses, quoting the text. */
    @WithTransaction
    public Uni<Void> misread(String text) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select cast(cast(?1 as varchar) as uuid)", UUID.class)
                        .setParameter(1, text)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
