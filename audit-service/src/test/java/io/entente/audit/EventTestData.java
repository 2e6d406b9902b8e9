package io.entente.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.Signer;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.statement.EventStatement;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An event as a service would send it: an analyst of US HSI pulls a record of BE FGP, unless told otherwise. */
public final class EventTestData {
    public static final Instant AT = Instant.parse("2026-11-20T09:30:00Z");
    public static final String RECORD = "5b1f3c9e-2d64-4c1e-9f0a-7a1f0a6b2c11";

    private final UUID id;
    private final Map<EventName, JsonNode> said;
    private final JsonNode asker;
    private final JsonNode owner;

    private EventTestData(UUID id, Map<EventName, JsonNode> said, JsonNode asker, JsonNode owner) {
        this.id = id;
        this.said = said;
        this.asker = asker;
        this.owner = owner;
    }

    /** HSI pulled the record for drug trafficking and got two classes. */
    public static EventTestData disclosed() {
        return asked().with(EventName.PARTNER, "be-fgp")
                .with(EventName.OUTCOME, "disclosed")
                .with(EventName.DECISION, "disclose")
                .with(EventName.CLAUSES, List.of("us-be/art-4"))
                .with(EventName.CLASSES, List.of("logistics", "seizure"))
                .with(EventName.DISCLOSURE, "d-1")
                .ownedBy("be-fgp", "BE");
    }

    /** HSI asked for the same record for immigration enforcement: to HSI as if nothing were there. */
    public static EventTestData withheld() {
        return nothing()
                .with(EventName.DECISION, "withhold")
                .with(
                        EventName.REFUSAL,
                        Map.of("reason", "forbidden-by-clause", "clauses", List.of("us-be/no-immigration")))
                .ownedBy("be-fgp", "BE");
    }

    /** HSI asked for a record that does not exist. */
    public static EventTestData nothing() {
        return asked().with(EventName.PURPOSE, "immigration-enforcement")
                .with(EventName.OUTCOME, "nothing")
                .with(EventName.CLAUSES, List.of())
                .with(EventName.CLASSES, List.of());
    }

    /** Somebody without a token knocked at the gateway; the operator's side, BE, may read of it. */
    public static EventTestData refusedToNobody() {
        return new EventTestData(UUID.randomUUID(), Map.of(), text("BE"), JsonNodeFactory.instance.nullNode())
                .with(EventName.TYPE, "call.refused")
                .with(EventName.AT, AT.toString())
                .with(EventName.SERVICE, "partner-gateway")
                .with(EventName.OUTCOME, "refused")
                .with(
                        EventName.CALL,
                        Map.of(
                                "method", "GET",
                                "path", "/v1/records/{id}",
                                "status", 401,
                                "problem", "unauthenticated",
                                "count", 1));
    }

    private static EventTestData asked() {
        return new EventTestData(UUID.randomUUID(), Map.of(), text("US"), JsonNodeFactory.instance.nullNode())
                .with(EventName.TYPE, "record.pulled")
                .with(EventName.AT, AT.toString())
                .with(EventName.SERVICE, "partner-gateway")
                .with(EventName.AGENCY, "us-hsi")
                .with(EventName.JURISDICTION, "US")
                .with(EventName.OFFICER, "analyst.hsi")
                .with(EventName.PSEUDONYM, "p-hsi-1")
                .with(EventName.RECORD, RECORD)
                .with(EventName.PURPOSE, "drug-trafficking")
                .with(EventName.JUSTIFICATION, "EXERCISE case 7");
    }

    public EventTestData with(EventName name, Object value) {
        Map<EventName, JsonNode> more = new EnumMap<>(EventName.class);
        more.putAll(said);
        more.put(name, StrictJson.mapper().valueToTree(value));
        return new EventTestData(id, more, asker, owner);
    }

    /** The same once more: another event. */
    public EventTestData again() {
        return new EventTestData(UUID.randomUUID(), said, asker, owner);
    }

    public EventTestData at(Instant instant) {
        return with(EventName.AT, instant.toString());
    }

    public EventTestData on(UUID record) {
        return with(EventName.RECORD, record.toString());
    }

    public EventTestData ownedBy(String agency, String jurisdiction) {
        EventTestData more = with(EventName.OWNER_AGENCY, agency);
        return new EventTestData(more.id, more.said, asker, text(jurisdiction));
    }

    /** Whom the message entitles, whatever the event says. */
    public EventTestData entitling(String asker, String owner) {
        return new EventTestData(id, said, text(asker), text(owner));
    }

    public UUID id() {
        return id;
    }

    public EventStatement statement(String service, Signer signer) {
        return EventStatement.issue(service, id, AT, said, signer);
    }

    /** The message's data around a statement, which need not be this event's. */
    public ObjectNode data(EventStatement statement) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("statement", statement.signedPart());
        data.putObject("entitled").<ObjectNode>set("asker", asker).set("owner", owner);
        ObjectNode sets = data.putObject("sets");
        statement.sets().forEach((set, disclosures) -> {
            var array = sets.putArray(set.code());
            disclosures.forEach(array::add);
        });
        return data;
    }

    public WireEvent sentBy(String service, Signer signer) {
        return wire(service, data(statement(service, signer)));
    }

    public WireEvent wire(String service, JsonNode data) {
        return new WireEvent(id, service, "io.entente.audit", id.toString(), AT, data);
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
