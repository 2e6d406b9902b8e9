package io.entente.policy.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A version of a Belgian seizure, offered to US HSI: each test says only what is different. */
record Offer(UUID versionId, Mode mode, Map<String, JsonNode> claims) implements Offered {
    static final UUID CONTAINER = UUID.fromString("10000000-0000-4000-8000-000000000001");
    static final UUID SUSPECT = UUID.fromString("10000000-0000-4000-8000-000000000002");
    static final UUID WITNESS = UUID.fromString("10000000-0000-4000-8000-000000000003");
    static final UUID SEIZED = UUID.fromString("10000000-0000-4000-8000-000000000004");
    static final UUID FOUND_IN = UUID.fromString("20000000-0000-4000-8000-000000000001");
    static final UUID BOOKED_BY = UUID.fromString("20000000-0000-4000-8000-000000000002");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Offer seizure() {
        Map<String, JsonNode> claims = new LinkedHashMap<>();
        claims.put(ClaimName.TYPE, TextNode.valueOf("seizure"));
        claims.put(ClaimName.PURPOSES, JSON.arrayNode().add("drug-trafficking"));
        claims.put(ClaimName.REFERENCE, TextNode.valueOf("BE-FGP-7K3Q9M"));
        claims.put(ClaimName.TLP, TextNode.valueOf("amber"));
        claims.put(ClaimName.CLASSIFICATION, TextNode.valueOf("unclassified"));
        claims.put(ClaimName.REL_TO + "US", BooleanNode.TRUE);
        claims.put(ClaimName.REL_TO + "NL", BooleanNode.TRUE);
        claims.put(ClaimName.item(CONTAINER, FieldClass.LOGISTICS), item("container", "number", "CSQU3054383"));
        claims.put(ClaimName.item(SEIZED, FieldClass.SEIZURE), item("seizure", "place", "BEANR"));
        claims.put(ClaimName.item(SUSPECT, FieldClass.IDENTITY), person("suspect"));
        claims.put(ClaimName.item(WITNESS, FieldClass.IDENTITY), person("witness"));
        claims.put(ClaimName.relation(FOUND_IN), relation(SEIZED, CONTAINER));
        claims.put(ClaimName.relation(BOOKED_BY), relation(CONTAINER, SUSPECT));
        claims.put("reviewBy", TextNode.valueOf("2027-01-01"));
        return new Offer(UUID.randomUUID(), Mode.FULL, claims);
    }

    Offer in(Mode other) {
        return new Offer(versionId, other, claims);
    }

    /** The next version, in which one claim says something else. */
    Offer amended(String name, String value) {
        Map<String, JsonNode> other = new LinkedHashMap<>(claims);
        other.put(name, TextNode.valueOf(value));
        return new Offer(UUID.randomUUID(), mode, other);
    }

    String name(int position) {
        return new ArrayList<>(claims.keySet()).get(position);
    }

    @Override
    public Labels labels() {
        Agency owner = new Agency(
                new AgencyId("be-fgp"), new Jurisdiction("BE"), "EXERCISE", "police", "desk@fgp.example", List.of());
        return Labelling.of(
                RecordId.of("6f1e2a3b-0000-4000-8000-000000000001"),
                owner,
                Release.to(Recipient.of(new AgencyId("us-hsi"), mode)),
                claims);
    }

    @Override
    public List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        claims.forEach((name, value) -> marks.add(Mark.of(marks.size(), name, value)));
        return marks;
    }

    private static JsonNode item(String kind, String field, String value) {
        return JSON.objectNode().put("kind", kind).put(field, value);
    }

    private static JsonNode person(String category) {
        return JSON.objectNode().put("kind", "person").put("name", "EXERCISE").put("category", category);
    }

    private static JsonNode relation(UUID from, UUID to) {
        return JSON.objectNode().put("from", from.toString()).put("to", to.toString());
    }
}
