package io.entente.kernel.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.Envelope;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.service.ServiceKeys;
import io.entente.kernel.trace.CurrentTrace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Takes what a use case wants sent into the transaction of that use case: it is sent if, and only if, the transaction
 * commits. The row holds the event signed and sealed, never clear content; the trace that it follows from too.
 */
@ApplicationScoped
public class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);

    private final String service;
    private final ServiceKeys keys;
    private final PartyRegister register;
    private final Clock clock;

    Outbox(
            @ConfigProperty(name = "entente.service") String service,
            ServiceKeys keys,
            PartyRegister register,
            Clock clock) {
        this.service = service;
        this.keys = keys;
        this.register = register;
        this.clock = clock;
    }

    /**
     * @param orderKey events with one key leave in the order in which they were written; at most 64 characters
     * @param id the event's id; the receiver lets it take effect once
     * @param data together with its wrapping at most {@link io.entente.kernel.json.StrictJson#LONGEST}, which its
     *     receiver would refuse; so {@link io.entente.kernel.json.MalformedJson} refuses it here
     */
    public Uni<Void> send(Address to, String orderKey, UUID id, JsonNode data) {
        String body = sealed(to, orderKey, id, data);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into outbox (id, address, order_key, body) values (?1, ?2, ?3, ?4)")
                        .setParameter(1, id)
                        .setParameter(2, to.code())
                        .setParameter(3, orderKey)
                        .setParameter(4, body)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The same in a worker's transaction. */
    public Uni<Void> send(SqlConnection transaction, Address to, String orderKey, UUID id, JsonNode data) {
        return transaction
                .preparedQuery("insert into outbox (id, address, order_key, body) values ($1, $2, $3, $4)")
                .execute(Tuple.of(id, to.code(), orderKey, sealed(to, orderKey, id, data)))
                .replaceWithVoid();
    }

    String sealed(Address to, String orderKey, UUID id, JsonNode data) {
        if (register.instancesOf(to.producer()).stream()
                .noneMatch(sender -> sender.name().equals(service)))
            throw new IllegalArgumentException(service + " does not send to " + to.code());
        WireEvent event =
                new WireEvent(id, service, to.eventType(), orderKey, clock.instant(), data, CurrentTrace.get());
        // The one line that ties a message's id, which brokers and operators see, to its trace, which is sealed.
        LOG.debugf("%s is written", event);
        return Envelope.close(
                event,
                keys.signer(),
                register.service(to.receiver()).orElseThrow().encryptionKeys().get(0));
    }
}
