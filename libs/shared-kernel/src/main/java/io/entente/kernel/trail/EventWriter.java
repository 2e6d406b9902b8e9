package io.entente.kernel.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.caller.Proven;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.service.ServiceKeys;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.statement.EventSet;
import io.entente.kernel.statement.EventStatement;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs what happened as an event statement and puts it into the outbox, within the transaction that is open. */
@ApplicationScoped
class EventWriter {
    private final String service;
    private final Jurisdiction operator;
    private final ServiceKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    EventWriter(
            @ConfigProperty(name = "entente.service") String service,
            @ConfigProperty(name = "entente.trail.operator") String operator,
            ServiceKeys keys,
            Outbox outbox,
            Clock clock) {
        this.service = service;
        this.operator = new Jurisdiction(operator);
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param by who acted; what nobody known did is for the operator's auditor to read
     * @return the event's id, once it is written (not yet committed)
     */
    Uni<UUID> write(Happening happening, Proven by) {
        return outbox.send(to(), happening.id().toString(), happening.id(), told(happening, by))
                .replaceWith(happening.id());
    }

    /** The same in a worker's transaction. */
    Uni<UUID> write(SqlConnection transaction, Happening happening, Proven by) {
        return outbox.send(transaction, to(), happening.id().toString(), happening.id(), told(happening, by))
                .replaceWith(happening.id());
    }

    private Address to() {
        return Address.auditOf(keys.kind());
    }

    private ObjectNode told(Happening happening, Proven by) {
        Instant now = clock.instant();
        EventStatement statement =
                EventStatement.issue(service, happening.id(), now, complete(happening, by, now), keys.signer());
        return message(statement, happening, by);
    }

    private Map<EventName, JsonNode> complete(Happening happening, Proven by, Instant now) {
        Map<EventName, JsonNode> said = new EnumMap<>(EventName.class);
        said.putAll(happening.said());
        said.put(EventName.AT, Happening.text(now.toString()));
        said.put(EventName.SERVICE, Happening.text(service));
        said.put(
                EventName.AGENCY,
                Happening.text(by.agency() == null ? null : by.agency().value()));
        said.put(
                EventName.JURISDICTION,
                Happening.text(
                        by.jurisdiction() == null ? null : by.jurisdiction().value()));
        said.put(EventName.UNIT, Happening.text(by.unit()));
        said.put(EventName.OFFICER, Happening.text(by.officer()));
        said.put(EventName.PSEUDONYM, Happening.text(by.pseudonym()));
        said.put(EventName.CLIENT, Happening.text(by.client()));
        return said;
    }

    private ObjectNode message(EventStatement statement, Happening happening, Proven by) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("statement", statement.signedPart());
        Jurisdiction asker = by.jurisdiction() == null ? operator : by.jurisdiction();
        message.putObject("entitled")
                .put("asker", asker.value())
                .set(
                        "owner",
                        Happening.text(happening.owner().map(o -> o.value()).orElse(null)));
        ObjectNode sets = message.putObject("sets");
        for (Map.Entry<EventSet, List<String>> set : statement.sets().entrySet()) {
            var texts = sets.putArray(set.getKey().code());
            set.getValue().forEach(texts::add);
        }
        return message;
    }
}
