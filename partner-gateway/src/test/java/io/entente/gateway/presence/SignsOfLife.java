package io.entente.gateway.presence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.UUID;

/** Signs of life of owners' services, past the broker. */
@Dependent
public class SignsOfLife {
    private final HearNodes nodes;

    SignsOfLife(HearNodes nodes) {
        this.nodes = nodes;
    }

    /** @param number the service's own count */
    public Uni<Void> heard(SqlConnection connection, String node, long number) {
        return nodes.heard(
                connection,
                new WireEvent(
                        UUID.randomUUID(),
                        node,
                        Address.NODE_ALIVE.eventType(),
                        node,
                        Instant.EPOCH,
                        JsonNodeFactory.instance.objectNode().put("number", number)));
    }
}
