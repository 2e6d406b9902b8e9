package io.entente.gateway.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.NaiveModel;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A record of one agency with something of every field class: what its owner sends, and what follows from it by the
 * design alone, labels and classes, for the model to decide on. All invented.
 */
final class Sample {
    private static final Instant AT = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CONTAINER = "10000000-0000-4000-8000-000000000001";
    private static final String SEIZURE = "10000000-0000-4000-8000-000000000002";
    private static final String PERSON = "10000000-0000-4000-8000-000000000003";
    private static final String NARRATIVE = "10000000-0000-4000-8000-000000000004";
    private static final String SUBSTANCE = "10000000-0000-4000-8000-000000000005";
    private static final String FIGURE = "10000000-0000-4000-8000-000000000006";

    final AgencyId owner;
    final RecordId id;
    /** What was released before, newest first. */
    final List<Sample> older = new ArrayList<>();

    final Map<AgencyId, Mode> recipients = new TreeMap<>();
    ReferralType type = ReferralType.SEIZURE;
    List<Purpose> purposes = List.of(
            Purpose.DRUG_TRAFFICKING, Purpose.MONEY_LAUNDERING, Purpose.EXTRADITION, Purpose.IMMIGRATION_ENFORCEMENT);
    Tlp tlp = Tlp.GREEN;
    Classification classification = Classification.UNCLASSIFIED;
    List<HandlingCode> handling = List.of();
    List<ControlMarking> controls = List.of();
    List<Jurisdiction> relTo = List.of();
    List<UseRestriction> restrictions = List.of();
    DataSubject category = DataSubject.SUSPECT;
    String narrative = "EXERCISE: found behind the rear panel";
    int version = 1;
    UUID versionId = UUID.randomUUID();
    LocalDate reviewBy = LocalDate.ofInstant(AT, ZoneOffset.UTC).plusYears(5);
    boolean recalled;

    /** One claim: its class if it has one, and the items that have to be seen with it if it joins two. */
    private record Part(
            String name, Optional<FieldClass> fieldClass, DataSubject about, JsonNode value, List<String> ends) {}

    Sample to(String agency, Mode mode) {
        recipients.put(new AgencyId(agency), mode);
        return this;
    }

    Sample(AgencyId owner) {
        this.owner = owner;
        this.id = RecordId.random();
    }

    private Sample(Sample as) {
        this.owner = as.owner;
        this.id = as.id;
        recipients.putAll(as.recipients);
        type = as.type;
        purposes = as.purposes;
        tlp = as.tlp;
        classification = as.classification;
        handling = as.handling;
        controls = as.controls;
        relTo = as.relTo;
        restrictions = as.restrictions;
        category = as.category;
        narrative = as.narrative;
        version = as.version;
        versionId = as.versionId;
        reviewBy = as.reviewBy;
    }

    private String mailbox() {
        return "liaison@" + owner + ".example";
    }

    private String reference() {
        return owner.value().toUpperCase(Locale.ROOT) + "-7K3Q9M";
    }

    /** From here on what is changed is the next version. */
    Sample amended() {
        older.add(0, new Sample(this));
        version++;
        versionId = UUID.randomUUID();
        return this;
    }

    Sample beforeItsRecall() {
        return new Sample(this);
    }

    JsonNode released(TestKeys keys) {
        List<Claim> claims = parts().stream()
                .map(part -> new Claim(part.name(), part.value()))
                .toList();
        ObjectNode data = said().put("versionId", versionId.toString())
                .put(
                        "statement",
                        RecordStatement.issue(owner, id, versionId, AT, claims, keys.agency(owner))
                                .compact());
        data.put("reviewBy", reviewBy.toString());
        data.put(
                "pointer",
                recipients.containsValue(Mode.POINTER)
                        ? new PointerNote(reference(), mailbox()).signed(keys.agency(owner))
                        : null);
        ArrayNode to = data.putArray("recipients");
        recipients.forEach(
                (agency, mode) -> to.addObject().put("agency", agency.value()).put("mode", mode.code()));
        return data;
    }

    JsonNode recalled() {
        recalled = true;
        return said().put("at", AT.toString());
    }

    private ObjectNode said() {
        return JSON.objectNode()
                .put("record", id.toString())
                .put("version", version)
                .put("agency", owner.value());
    }

    Labels labels(PartyRegister register) {
        return new Labels(
                id,
                Participant.of(register.agency(owner).orElseThrow()),
                owner,
                mailbox(),
                type,
                Sorted.set(purposes),
                Markings.of(tlp, classification, handling, controls, relTo),
                Sorted.set(restrictions),
                Map.of(UUID.fromString(PERSON), category),
                new Release(
                                recipients.entrySet().stream()
                                        .map(one -> Recipient.of(one.getKey(), one.getValue()))
                                        .toList(),
                                recalled)
                        .reviewedBy(reviewBy));
    }

    /** @return what the model lets through of this very version; empty where that is nothing */
    Optional<JsonNode> payload(NaiveModel model) {
        String answer = model.answer();
        if (answer.startsWith("point "))
            return Optional.of(
                    JSON.objectNode().put("contact", answer.split(" ")[1]).put("reference", reference()));
        Set<String> items = new TreeSet<>();
        ObjectNode payload = JSON.objectNode()
                .put("iss", owner.value())
                .put("sub", id.toString())
                .put("jti", versionId.toString())
                .put("iat", AT.getEpochSecond())
                .put("schema", "https://entente.example/schemas/record-1.json");
        int visible = payload.size();
        for (Part part : parts())
            if (part.fieldClass()
                    .filter(fieldClass -> model.opens(fieldClass, part.about()))
                    .isPresent()) {
                payload.set(part.name(), part.value());
                if (part.name().startsWith("item.")) items.add(part.name().split("\\.")[1]);
            }
        for (Part part : parts())
            if (!part.ends().isEmpty() && items.containsAll(part.ends())) payload.set(part.name(), part.value());
        return payload.size() == visible ? Optional.empty() : Optional.of(payload);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        ArrayNode wanted = JSON.arrayNode();
        purposes.forEach(purpose -> wanted.add(purpose.code()));
        parts.add(part("type", FieldClass.TYPE, TextNode.valueOf(type.code())));
        parts.add(part("purposes", FieldClass.TYPE, wanted));
        parts.add(part("reference", FieldClass.REFERENCE, TextNode.valueOf(reference())));
        parts.add(part("external-reference.1", FieldClass.REFERENCE, TextNode.valueOf("EXERCISE-1")));
        parts.add(part("evaluation", FieldClass.SOURCE, TextNode.valueOf("A1")));
        parts.add(part("marking.tlp", FieldClass.MARKING, TextNode.valueOf(tlp.code())));
        parts.add(part("marking.classification", FieldClass.MARKING, TextNode.valueOf(classification.code())));
        handling.forEach(code -> parts.add(marking("marking.handling." + code.code())));
        controls.forEach(code -> parts.add(marking("marking.control." + code.code())));
        relTo.forEach(code -> parts.add(marking("marking.rel-to." + code.value())));
        restrictions.forEach(code -> parts.add(marking("use-restriction." + code.code())));
        parts.add(item(CONTAINER, FieldClass.LOGISTICS, "container", "CSQU3054383"));
        parts.add(item(CONTAINER, FieldClass.QUERY, "container", "EXERCISE: what was asked of whom"));
        parts.add(item(SEIZURE, FieldClass.SEIZURE, "seizure", "BEANR"));
        parts.add(item(SUBSTANCE, FieldClass.SUBSTANCE, "substance", "53-21-4"));
        parts.add(item(FIGURE, FieldClass.INCIDENT, "incident", "EXERCISE: one in a week"));
        parts.add(item(PERSON, FieldClass.IDENTITY, "person", "EXERCISE Person"));
        parts.add(item(PERSON, FieldClass.CONTACT, "person", "+3200000000"));
        parts.add(item(PERSON, FieldClass.FINANCIAL, "person", "EXERCISE account"));
        parts.add(item(NARRATIVE, FieldClass.NARRATIVE, "narrative", narrative));
        parts.add(item(NARRATIVE, FieldClass.ATTACHMENT, "narrative", "exercise.pdf"));
        parts.add(new Part("nobody-has-classed-it", Optional.empty(), DataSubject.NONE, BooleanNode.TRUE, List.of()));
        parts.add(relation("20000000-0000-4000-8000-000000000001", SEIZURE, CONTAINER));
        parts.add(relation("20000000-0000-4000-8000-000000000002", CONTAINER, PERSON));
        parts.add(relation("20000000-0000-4000-8000-000000000003", SUBSTANCE, FIGURE));
        return parts;
    }

    private static Part part(String name, FieldClass fieldClass, JsonNode value) {
        return new Part(name, Optional.of(fieldClass), DataSubject.NONE, value, List.of());
    }

    private static Part marking(String name) {
        return part(name, FieldClass.MARKING, BooleanNode.TRUE);
    }

    private Part item(String item, FieldClass fieldClass, String kind, String value) {
        ObjectNode said = JSON.objectNode().put("kind", kind).put("value", value);
        boolean person = item.equals(PERSON);
        if (person && fieldClass == FieldClass.IDENTITY) said.put("category", category.code());
        DataSubject about = person ? category : DataSubject.NONE;
        return new Part("item." + item + "." + fieldClass.code(), Optional.of(fieldClass), about, said, List.of());
    }

    private static Part relation(String relation, String from, String to) {
        ObjectNode said = JSON.objectNode().put("from", from).put("to", to).put("kind", "found-in");
        return new Part("relation." + relation, Optional.empty(), DataSubject.NONE, said, List.of(from, to));
    }
}
