package io.entente.kernel.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.service.ServiceKeys;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.statement.EventSet;
import io.entente.kernel.statement.EventStatement;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes what happened as a signed event statement into the transaction in which it happened: no byte leaves before the
 * record of it is durable (P2), since the answer is sent after the commit.
 */
@ApplicationScoped
public class AuditTrail {
    private final String service;
    private final ServiceKeys keys;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    AuditTrail(
            @ConfigProperty(name = "entente.service") String service,
            ServiceKeys keys,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.service = service;
        this.keys = keys;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** @return the event's id, once it is written (not yet committed) */
    public Uni<UUID> record(Happening happening) {
        Instant now = clock.instant();
        EventStatement statement =
                EventStatement.issue(service, happening.id(), now, complete(happening, now), keys.signer());
        return outbox.send(
                        Address.auditOf(keys.kind()),
                        happening.id().toString(),
                        happening.id(),
                        message(statement, happening))
                .replaceWith(happening.id());
    }

    private Map<EventName, JsonNode> complete(Happening happening, Instant now) {
        Map<EventName, JsonNode> said = new EnumMap<>(EventName.class);
        said.putAll(happening.said());
        said.put(EventName.AT, Happening.text(now.toString()));
        said.put(EventName.SERVICE, Happening.text(service));
        said.put(EventName.AGENCY, Happening.text(caller.agency().value()));
        said.put(EventName.JURISDICTION, Happening.text(caller.jurisdiction().value()));
        said.put(EventName.UNIT, Happening.text(caller.unit().orElse(null)));
        said.put(EventName.OFFICER, Happening.text(caller.isSystem() ? null : caller.name()));
        said.put(EventName.PSEUDONYM, Happening.text(caller.pseudonym()));
        said.put(EventName.CLIENT, Happening.text(caller.client().orElse(null)));
        return said;
    }

    private ObjectNode message(EventStatement statement, Happening happening) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("statement", statement.signedPart());
        message.putObject("entitled")
                .put("asker", caller.jurisdiction().value())
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
