package io.entente.cases.consent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells the gateway what was said to a request for a consent; nothing else does. In the caller's transaction. */
@ApplicationScoped
class ConsentAnnouncement {
    private final Outbox outbox;

    ConsentAnnouncement(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> of(Consent asked, ConsentEntry entry) {
        String record = asked.referral().toString();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("consent", asked.id().toString())
                .put("number", entry.number())
                .put("record", record)
                .put("agency", asked.agency().value())
                .put("state", entry.state())
                .put("until", entry.until().map(Instant::toString).orElse(null))
                .put("reason", entry.reason().orElse(null))
                .put("at", entry.at().toString());
        ArrayNode purposes = data.putArray("purposes");
        entry.purposes().forEach(purpose -> purposes.add(purpose.code()));
        data.set("conditions", Words.list(entry.conditions()));
        return outbox.send(Address.CONSENT_ANSWERED, record, entry.id(), data);
    }
}
