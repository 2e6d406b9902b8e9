package io.entente.gateway.consent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.shelf.Provenance;
import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.shelf.ShelfListener;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.policy.decision.Consent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Originators' words, received on a clock of the test's own, past the broker. */
public final class Spoken {
    private final ReceiveAnswered receiver;
    private final Clock clock;

    public Spoken(Provenance provenance, ShelfKeys keys, ShelfListener listener, Clock clock) {
        this.receiver = new ReceiveAnswered(provenance, keys, listener, clock);
        this.clock = clock;
    }

    public Uni<Void> granted(SqlConnection connection, Consent consent) {
        ObjectNode data = entry(consent, 1, "granted")
                .put("until", consent.valid().until().orElseThrow().toString());
        consent.purposes().forEach(purpose -> ((ArrayNode) data.path("purposes")).add(purpose.code()));
        consent.conditions().forEach(((ArrayNode) data.path("conditions"))::add);
        return take(connection, data);
    }

    public Uni<Void> revoked(SqlConnection connection, Consent consent) {
        return take(connection, entry(consent, 2, "revoked"));
    }

    private static ObjectNode entry(Consent consent, int number, String state) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("consent", consent.id())
                .put("number", number)
                .put("record", consent.record().toString())
                .put("agency", consent.grantedBy().value())
                .put("state", state)
                .putNull("until")
                .putNull("reason")
                .put("at", Instant.EPOCH.toString());
        data.putArray("purposes");
        data.putArray("conditions");
        return data;
    }

    private Uni<Void> take(SqlConnection connection, ObjectNode data) {
        Address to = Address.CONSENT_ANSWERED;
        return receiver.apply(
                connection,
                new WireEvent(
                        UUID.randomUUID(),
                        to.producer(),
                        to.eventType(),
                        data.path("record").asText(),
                        clock.instant(),
                        data));
    }
}
