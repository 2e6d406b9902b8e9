package io.entente.policy.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.document.MalformedDocument;
import io.entente.policy.agreement.Places.Place;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published schema of agreements, against what the reader takes: over made-up agreements, and over each change at each
 * kind of place in them, both say the same. {@code -Dentente.seed=N} repeats a run.
 */
class AgreementSchemaTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);
    private static final int CASES = 200;
    private static final Pattern CLAUSE = Pattern.compile("^\\$\\.clauses\\[([0-9]+)]");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Texts that are something somewhere, and almost something elsewhere. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "X",
            "us-hsi",
            "US",
            "usa",
            "us-",
            "-x",
            "a-b-c-d-e",
            "query",
            "type",
            "consent",
            "permit",
            "forbid",
            "amber",
            "amber+strict",
            "secret",
            "restricted",
            "police",
            "victim",
            "other",
            "1997",
            "199",
            "2018-7",
            "P0D",
            "P1Y",
            "P01Y",
            "P1Y0M",
            "P1M1Y",
            "P",
            "PT",
            "P1W",
            "-P1Y",
            "P10000D",
            "PT0H",
            "PT8H",
            "PT8H30M",
            "PT9999H",
            "PT10000H",
            "P3D",
            "2026-01-01T00:00:00Z",
            "2026-01-01",
            "2026-01-01T00:00:00+01:00",
            "2026-01-01T00:00:00.5Z",
            "A".repeat(43),
            "A".repeat(42),
            "a".repeat(65),
            "treaty");

    private final Random random = new Random(SEED);
    private final GeneratedAgreement generated = new GeneratedAgreement(random);

    private record Change(String what, Consumer<Place> at) {}

    @Test
    void whatever_parties_may_write_follows_the_schema_and_is_read() {
        for (int n = 0; n < CASES; n++) {
            ObjectNode agreement = generated.next();
            assertThat(PublishedSchema.isFollowedBy(agreement))
                    .as(seeded(agreement))
                    .isTrue();
            assertThat(PublishedSchema.fault(agreement)).as(seeded(agreement)).isEmpty();
        }
    }

    @Test
    void after_any_change_at_any_place_the_schema_and_the_reader_say_the_same() {
        int refused = 0;
        int taken = 0;
        for (Map.Entry<String, ObjectNode> place : everyPlace().entrySet())
            for (Change change : everyChange()) {
                ObjectNode agreement = place.getValue().deepCopy();
                change.at.accept(at(place.getKey(), agreement));
                boolean follows = PublishedSchema.isFollowedBy(agreement);
                Optional<MalformedDocument> fault = PublishedSchema.fault(agreement);
                if (follows && fault.filter(PublishedSchema::isSilentOn).isPresent()) continue;
                assertThat(follows)
                        .as(
                                "%s %s; the reader says: %s; %s",
                                place.getKey(), change.what, fault.map(Throwable::getMessage), seeded(agreement))
                        .isEqualTo(fault.isEmpty());
                if (follows) taken++;
                else refused++;
            }
        assertThat(taken).isGreaterThan(100);
        assertThat(refused).isGreaterThan(1000);
    }

    /** @return by every kind of place that there is, such as the retention of a permit, an agreement that has it */
    private Map<String, ObjectNode> everyPlace() {
        Map<String, ObjectNode> every = new TreeMap<>();
        for (int n = 0; n < CASES; n++) {
            ObjectNode agreement = generated.next();
            Places.in(agreement).forEach(place -> every.putIfAbsent(kind(place, agreement), agreement));
        }
        return every;
    }

    private static Place at(String kind, ObjectNode agreement) {
        return Places.in(agreement).stream()
                .filter(place -> kind(place, agreement).equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String kind(Place place, ObjectNode agreement) {
        Matcher clause = CLAUSE.matcher(place.path());
        String effect = !clause.find()
                ? ""
                : agreement
                        .path("clauses")
                        .path(Integer.parseInt(clause.group(1)))
                        .path("effect")
                        .asText();
        return effect
                + place.path().replaceAll("\\[[0-9]+]", "[]")
                + (place.node().isBoolean() ? " " + place.node() : "");
    }

    private static List<Change> everyChange() {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("removed", place -> place.remove().run()));
        changes.add(new Change("says more", AgreementSchemaTest::more));
        changes.add(new Change("says less", AgreementSchemaTest::less));
        for (JsonNode other : List.of(
                JSON.nullNode(),
                JSON.numberNode(-1),
                JSON.numberNode(1),
                JSON.numberNode(1_000_000_000),
                JSON.booleanNode(true),
                JSON.booleanNode(false),
                JSON.arrayNode(),
                JSON.arrayNode().add("US").add(7),
                JSON.objectNode(),
                JSON.objectNode().putNull("jurisdiction").putNull("agency")))
            changes.add(new Change("is " + other, place -> place.put().accept(other)));
        for (String text : TEXTS)
            changes.add(new Change("is \"" + text + "\"", place -> place.put().accept(JSON.textNode(text))));
        return changes;
    }

    private static void more(Place place) {
        if (place.node() instanceof ObjectNode object) object.put("until", "2030-01-01T00:00:00Z");
        else if (place.node() instanceof ArrayNode list && !list.isEmpty())
            list.add(list.get(0).deepCopy());
        else place.put().accept(JSON.textNode(place.node().asText() + "x"));
    }

    private static void less(Place place) {
        if (place.node() instanceof ObjectNode object) object.removeAll();
        else if (place.node() instanceof ArrayNode list) list.removeAll();
        else place.put().accept(JSON.textNode(place.node().asText().replaceFirst(".$", "")));
    }

    private static String seeded(Object what) {
        return what + " (seed " + SEED + ")";
    }
}
