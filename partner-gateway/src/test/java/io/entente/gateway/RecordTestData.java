package io.entente.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.kernel.key.Signer;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.ReviewNote;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A record of the Belgian federal police with a container, a seizure and a suspect, released to HSI. All invented. */
public record RecordTestData(
        RecordId id,
        int version,
        UUID versionId,
        AgencyId owner,
        AgencyId signedBy,
        String tlp,
        String narrative,
        String suspect,
        Map<String, String> recipients,
        Dates dates,
        List<Claim> said) {
    public static final UUID CONTAINER = UUID.fromString("10000000-0000-4000-8000-000000000001");
    public static final UUID SEIZURE = UUID.fromString("10000000-0000-4000-8000-000000000002");
    public static final UUID SUSPECT = UUID.fromString("10000000-0000-4000-8000-000000000003");
    public static final UUID NARRATIVE = UUID.fromString("10000000-0000-4000-8000-000000000004");
    public static final UUID FOUND_IN = UUID.fromString("20000000-0000-4000-8000-000000000001");
    public static final UUID BOOKED_BY = UUID.fromString("20000000-0000-4000-8000-000000000002");
    private static final AgencyId BE_FGP = new AgencyId("be-fgp");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * @param signed when its statement is
     * @param reviewBy the day by which its owner means to review it
     */
    public record Dates(Instant signed, Optional<LocalDate> reviewBy) {
        static final Dates TODAY = new Dates(Instant.now().truncatedTo(ChronoUnit.SECONDS), Optional.empty());
    }

    public RecordTestData(
            RecordId id,
            int version,
            UUID versionId,
            AgencyId owner,
            AgencyId signedBy,
            String tlp,
            String narrative,
            String suspect,
            Map<String, String> recipients,
            Dates dates) {
        this(id, version, versionId, owner, signedBy, tlp, narrative, suspect, recipients, dates, List.of());
    }

    public static RecordTestData released() {
        return new RecordTestData(
                RecordId.random(),
                1,
                UUID.randomUUID(),
                BE_FGP,
                BE_FGP,
                "amber",
                "EXERCISE: found behind the rear panel",
                "EXERCISE Person",
                Map.of("us-hsi", "full"),
                Dates.TODAY);
    }

    /** @return another record that says the same */
    public RecordTestData anew() {
        return new RecordTestData(
                RecordId.random(),
                version,
                UUID.randomUUID(),
                owner,
                signedBy,
                tlp,
                narrative,
                suspect,
                recipients,
                dates,
                said);
    }

    public RecordTestData amended() {
        return new RecordTestData(
                id, version + 1, UUID.randomUUID(), owner, signedBy, tlp, narrative, suspect, recipients, dates, said);
    }

    public RecordTestData telling(String text) {
        return new RecordTestData(id, version, versionId, owner, signedBy, tlp, text, suspect, recipients, dates, said);
    }

    public RecordTestData suspecting(String name) {
        return new RecordTestData(
                id, version, versionId, owner, signedBy, tlp, narrative, name, recipients, dates, said);
    }

    public RecordTestData marked(String colour) {
        return new RecordTestData(
                id, version, versionId, owner, signedBy, colour, narrative, suspect, recipients, dates, said);
    }

    /**
     * @param others by agency a mode, {@code full}, or {@code full under us-be} for one agreement alone, or several of them
     *     with {@code and} between
     */
    public RecordTestData to(Map<String, String> others) {
        return new RecordTestData(
                id, version, versionId, owner, signedBy, tlp, narrative, suspect, others, dates, said);
    }

    /** @param claims such as {@code marking.control.NOFORN} or {@code use-restriction.intelligence-only}, and no others */
    public RecordTestData bearing(String... claims) {
        return with(
                Stream.of(claims).map(name -> new Claim(name, BooleanNode.TRUE)).toList());
    }

    /** @param claims beside those that it says, or in the place of those of their names */
    public RecordTestData saying(Claim... claims) {
        return with(Stream.concat(said.stream(), Stream.of(claims)).toList());
    }

    private RecordTestData with(List<Claim> claims) {
        return new RecordTestData(
                id, version, versionId, owner, signedBy, tlp, narrative, suspect, recipients, dates, claims);
    }

    public RecordTestData signedAs(String agency) {
        return new RecordTestData(
                id, version, versionId, owner, new AgencyId(agency), tlp, narrative, suspect, recipients, dates, said);
    }

    public RecordTestData ownedBy(String agency) {
        AgencyId other = new AgencyId(agency);
        return new RecordTestData(
                id, version, versionId, other, other, tlp, narrative, suspect, recipients, dates, said);
    }

    public RecordTestData signedAt(Instant at) {
        return dated(new Dates(at, dates.reviewBy()));
    }

    public RecordTestData reviewedBy(LocalDate day) {
        return dated(new Dates(dates.signed(), Optional.of(day)));
    }

    private RecordTestData dated(Dates other) {
        return new RecordTestData(
                id, version, versionId, owner, signedBy, tlp, narrative, suspect, recipients, other, said);
    }

    /** @return the data of {@code record.reviewed} for this version */
    public JsonNode review(TestKeys keys, int number, LocalDate on, LocalDate until) {
        return JSON.objectNode()
                .put("agency", owner.value())
                .put("note", new ReviewNote(owner, id, version, number, on, until).signed(keys.agency(signedBy)));
    }

    public SdStatement statement(TestKeys keys) {
        return statement(keys.agency(signedBy));
    }

    private SdStatement statement(Signer signer) {
        return RecordStatement.issue(owner, id, versionId, dates.signed(), claims(), signer);
    }

    /** @return the data of {@code record.released} */
    public JsonNode message(TestKeys keys) {
        return message(keys.agency(signedBy));
    }

    /** @param signer of the statement, whoever that is */
    public JsonNode message(Signer signer) {
        ObjectNode data = JSON.objectNode()
                .put("record", id.toString())
                .put("version", version)
                .put("versionId", versionId.toString())
                .put("agency", owner.value())
                .put("statement", statement(signer).compact())
                .put(
                        "pointer",
                        recipients.values().stream().anyMatch(modes -> modes.contains("pointer"))
                                ? pointer().signed(signer)
                                : null);
        dates.reviewBy().ifPresent(day -> data.put("reviewBy", day.toString()));
        ArrayNode to = data.putArray("recipients");
        recipients.forEach((agency, modes) -> {
            for (String mode : modes.split(" and ")) named(to.addObject().put("agency", agency), mode.split(" under "));
        });
        return data;
    }

    private static void named(ObjectNode recipient, String... modeAndCircle) {
        recipient.put("mode", modeAndCircle[0]);
        if (modeAndCircle.length > 1) recipient.put("circle", modeAndCircle[1]);
    }

    /** @return what recipients in mode {@code pointer} get */
    public PointerNote pointer() {
        return new PointerNote("BE-FGP-7K3Q9M", "liaison@" + owner + ".example");
    }

    /** @return the data of {@code record.recalled} for this version and all before it */
    public JsonNode recall() {
        return JSON.objectNode()
                .put("record", id.toString())
                .put("version", version)
                .put("agency", owner.value())
                .put("at", "2026-11-22T09:00:00Z");
    }

    public JsonNode erasure() {
        return JSON.objectNode()
                .put("record", id.toString())
                .put("agency", owner.value())
                .put("at", "2026-11-22T09:15:00Z");
    }

    private List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(ClaimName.TYPE, TextNode.valueOf("seizure")));
        claims.add(new Claim(
                ClaimName.PURPOSES,
                JSON.arrayNode().add("drug-trafficking").add("money-laundering").add("extradition")));
        claims.add(new Claim(ClaimName.REFERENCE, TextNode.valueOf("BE-FGP-7K3Q9M")));
        claims.add(new Claim(ClaimName.TLP, TextNode.valueOf(tlp)));
        claims.add(new Claim(ClaimName.CLASSIFICATION, TextNode.valueOf("unclassified")));
        claims.add(new Claim(ClaimName.HANDLING + "H1", BooleanNode.TRUE));
        claims.add(item(CONTAINER, FieldClass.LOGISTICS, "container", "number", "CSQU3054383"));
        claims.add(item(SEIZURE, FieldClass.SEIZURE, "seizure", "place", "BEANR"));
        claims.add(identity());
        claims.add(item(SUSPECT, FieldClass.CONTACT, "person", "phone", "+3200000000"));
        claims.add(item(NARRATIVE, FieldClass.NARRATIVE, "narrative", "text", narrative));
        claims.add(relation(FOUND_IN, SEIZURE, CONTAINER, "found-in"));
        claims.add(relation(BOOKED_BY, CONTAINER, SUSPECT, "booked-by"));
        claims.addAll(said);
        Map<String, Claim> byName = new LinkedHashMap<>();
        claims.forEach(claim -> byName.put(claim.name(), claim));
        return List.copyOf(byName.values());
    }

    private Claim identity() {
        Claim claim = item(SUSPECT, FieldClass.IDENTITY, "person", "name", suspect);
        ((ObjectNode) claim.value()).put("category", "suspect");
        return claim;
    }

    public static Claim item(UUID id, FieldClass fieldClass, String kind, String field, String value) {
        return new Claim(
                ClaimName.item(id, fieldClass),
                JSON.objectNode().put("kind", kind).put(field, value));
    }

    public static Claim relation(UUID id, UUID from, UUID to, String kind) {
        return new Claim(
                ClaimName.relation(id),
                JSON.objectNode()
                        .put("from", from.toString())
                        .put("to", to.toString())
                        .put("kind", kind));
    }
}
