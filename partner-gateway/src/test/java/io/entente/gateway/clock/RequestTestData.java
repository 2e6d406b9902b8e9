package io.entente.gateway.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.gateway.Partners;
import io.entente.kernel.event.Address;
import io.entente.kernel.key.Signer;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/** The Belgian federal police ask what is known of a container. All invented. */
public record RequestTestData(
        RecordId id, int version, UUID versionId, String type, String urgency, String purpose, Map<String, String> to) {
    private static final AgencyId OWNER = new AgencyId("be-fgp");
    private static final UUID CONTAINER = UUID.fromString("10000000-0000-4000-8000-000000000001");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public static RequestTestData asked() {
        return new RequestTestData(
                RecordId.random(),
                1,
                UUID.randomUUID(),
                "assistance-request",
                "",
                "drug-trafficking",
                Map.of("us-hsi", "full"));
    }

    /** @param code of an urgency; empty to say none */
    RequestTestData urgent(String code) {
        return new RequestTestData(id, version, versionId, type, code, purpose, to);
    }

    RequestTestData ofType(String other) {
        return new RequestTestData(id, version, versionId, other, urgency, purpose, to);
    }

    RequestTestData forPurpose(String other) {
        return new RequestTestData(id, version, versionId, type, urgency, other, to);
    }

    public RequestTestData to(Map<String, String> others) {
        return new RequestTestData(id, version, versionId, type, urgency, purpose, others);
    }

    RequestTestData amended() {
        return new RequestTestData(id, version + 1, UUID.randomUUID(), type, urgency, purpose, to);
    }

    void send(TestStack stack) {
        stack.others().send(Address.RECORD_RELEASED, UUID.randomUUID(), id.toString(), message(stack));
    }

    /** Returns when it is on the shelf, wherever the feeds are. */
    void shelve(TestStack stack) {
        send(stack);
        await().atMost(PATIENCE)
                .until(() -> new Partners(stack).count("shelf_version where version_id = '" + versionId + "'") == 1);
    }

    /** Returns when the feeds have followed. */
    public RequestTestData release(TestStack stack) {
        shelve(stack);
        new Partners(stack).feedsFollowed(id);
        return this;
    }

    void recall(TestStack stack) {
        takeBack(stack);
        new Partners(stack).feedsFollowed(id);
    }

    /** Returns when the tombstone stands, wherever the feeds are. */
    void takeBack(TestStack stack) {
        JsonNode data = JSON.objectNode()
                .put("record", id.toString())
                .put("version", version)
                .put("agency", OWNER.value())
                .put("at", "2026-11-22T09:00:00Z");
        stack.others().send(Address.RECORD_RECALLED, UUID.randomUUID(), id.toString(), data);
        await().atMost(PATIENCE)
                .until(() ->
                        new Partners(stack).count("shelf_record where record = '" + id + "' and recalled_to > 0") == 1);
    }

    void erase(TestStack stack) {
        JsonNode data = JSON.objectNode()
                .put("record", id.toString())
                .put("agency", OWNER.value())
                .put("at", "2026-11-22T09:15:00Z");
        stack.others().send(Address.RECORD_ERASED, UUID.randomUUID(), id.toString(), data);
        await().atMost(PATIENCE)
                .until(() ->
                        new Partners(stack).count("shelf_record where record = '" + id + "' and erased_at is not null")
                                == 1);
        new Partners(stack).feedsFollowed(id);
    }

    private JsonNode message(TestStack stack) {
        Signer signer = stack.keys().agency(OWNER);
        String statement = RecordStatement.issue(
                        OWNER, id, versionId, Instant.parse("2026-11-22T08:00:00Z"), claims(), signer)
                .compact();
        ObjectNode data = JSON.objectNode()
                .put("record", id.toString())
                .put("version", version)
                .put("versionId", versionId.toString())
                .put("agency", OWNER.value())
                .put("statement", statement)
                .put("pointer", to.containsValue("pointer") ? note().signed(signer) : null);
        ArrayNode recipients = data.putArray("recipients");
        to.forEach(
                (agency, mode) -> recipients.addObject().put("agency", agency).put("mode", mode));
        return data;
    }

    private static PointerNote note() {
        return new PointerNote("BE-FGP-7K3Q9M", "liaison@be-fgp.example");
    }

    private List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(ClaimName.TYPE, TextNode.valueOf(type)));
        claims.add(new Claim(ClaimName.PURPOSES, JSON.arrayNode().add(purpose)));
        if (!urgency.isEmpty()) claims.add(new Claim(ClaimName.URGENCY, TextNode.valueOf(urgency)));
        claims.add(new Claim(ClaimName.REFERENCE, TextNode.valueOf("BE-FGP-7K3Q9M")));
        claims.add(new Claim(ClaimName.TLP, TextNode.valueOf("amber")));
        claims.add(new Claim(ClaimName.CLASSIFICATION, TextNode.valueOf("unclassified")));
        claims.add(new Claim(
                ClaimName.item(CONTAINER, FieldClass.LOGISTICS),
                JSON.objectNode().put("kind", "container").put("number", "CSQU305438" + version % 10)));
        return claims;
    }
}
