package io.entente.gateway.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.Partners;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.vocabulary.RecordId;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Partners who ask, and the federal police, which answers: past the broker, in a transaction of the worker's. */
public final class Originator {
    static final Instant LONG = Instant.parse("2039-11-22T00:00:00Z");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private final Partners partners;
    private final Pool worker;
    private final ReceiveAnswered receiver;

    public Originator(Partners partners, Pool worker, ReceiveAnswered receiver) {
        this.partners = partners;
        this.worker = worker;
        this.receiver = receiver;
    }

    /** @return the consent's id */
    public UUID isAskedToPassOn(RecordId record, String asker, String recipient) {
        Response asked = asks(asker, record.toString(), onwardTo(recipient, LONG));
        if (asked.statusCode() != 201) throw new AssertionError(asked.asString());
        return UUID.fromString(asked.jsonPath().getString("consent"));
    }

    Response asks(String asker, String record, JsonNode wish) {
        return asks(calling(asker, "drug-trafficking"), record, wish.toString());
    }

    static Response asks(RequestSpecification asker, String record, String body) {
        return asker.contentType("application/json").body(body).post("/v1/records/" + record + "/consents");
    }

    RequestSpecification calling(String agency, String purpose) {
        return partners.analyst(agency.substring(0, 2).toUpperCase(Locale.ROOT), agency, purpose);
    }

    public Response pull(String agency, RecordId record) {
        return calling(agency, "drug-trafficking").get("/v1/records/" + record);
    }

    boolean sees(String agency, RecordId record) {
        return pull(agency, record).statusCode() == 200;
    }

    static ObjectNode onwardTo(String recipient, Instant until) {
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "onward-transfer")
                .put("recipient", recipient)
                .put("until", until.toString())
                .put("reason", "EXERCISE the same group is under investigation there");
        list(wish, "purposes", List.of("drug-trafficking", "money-laundering"));
        list(wish, "conditions", List.of("EXERCISE the case team alone"));
        return wish;
    }

    static ObjectNode granted(UUID consent, int number, RecordId record, List<String> purposes, Instant until) {
        ObjectNode entry = entry(consent, number, record, "granted").put("until", until.toString());
        list(entry, "purposes", purposes);
        list(entry, "conditions", List.of("EXERCISE the case team alone"));
        return entry;
    }

    public static ObjectNode granted(UUID consent, int number, RecordId record) {
        return granted(consent, number, record, List.of("drug-trafficking"), LONG);
    }

    static ObjectNode refused(UUID consent, int number, RecordId record) {
        return entry(consent, number, record, "refused").put("reason", "not-necessary");
    }

    public static ObjectNode revoked(UUID consent, int number, RecordId record) {
        return entry(consent, number, record, "revoked");
    }

    private static ObjectNode entry(UUID consent, int number, RecordId record, String state) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("consent", consent.toString())
                .put("number", number)
                .put("record", record.toString())
                .put("agency", "be-fgp")
                .put("state", state)
                .putNull("until")
                .putNull("reason")
                .put("at", AT.plusSeconds(number).toString());
        entry.putArray("purposes");
        entry.putArray("conditions");
        return entry;
    }

    public void says(JsonNode entry) {
        WireEvent event = new WireEvent(
                UUID.randomUUID(),
                Address.CONSENT_ANSWERED.producer(),
                Address.CONSENT_ANSWERED.eventType(),
                entry.path("record").asText(),
                AT,
                entry);
        worker.withTransaction(connection -> receiver.apply(connection, event))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private static void list(ObjectNode in, String name, List<String> texts) {
        ArrayNode list = in.putArray(name);
        texts.forEach(list::add);
    }
}
