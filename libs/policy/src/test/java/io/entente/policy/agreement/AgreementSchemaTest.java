package io.entente.policy.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.entente.kernel.document.MalformedDocument;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published schema of agreements, against what the reader takes: over made-up agreements and over what becomes of them
 * by one change at one place, both say the same. {@code -Dentente.seed=N} repeats a run.
 */
class AgreementSchemaTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);
    private static final int CASES = 3000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonSchema SCHEMA = schema();

    /** What the schema says in its description that only the reader checks. */
    private static final List<String> BEYOND_THE_SCHEMA = List.of(
            "an id of its own among legal bases and safeguards",
            "the id of a legal basis or safeguard of this agreement",
            "an instant that exists",
            "an instant after from",
            "a key that the pin names once");

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

    /** A place in a document, and how to put something else there. */
    private record Place(String path, JsonNode node, Consumer<JsonNode> put, Runnable remove) {}

    @Test
    void whatever_parties_may_write_follows_the_schema_and_is_read() {
        for (int n = 0; n < CASES / 10; n++) {
            ObjectNode agreement = generated.next();
            assertThat(SCHEMA.validate(agreement)).as(seeded(agreement)).isEmpty();
            assertThat(fault(agreement)).as(seeded(agreement)).isEmpty();
        }
    }

    @Test
    void after_one_change_at_one_place_the_schema_and_the_reader_say_the_same() {
        int refused = 0;
        int taken = 0;
        for (int n = 0; n < CASES; n++) {
            ObjectNode agreement = generated.next();
            String change = changed(agreement);
            boolean follows = SCHEMA.validate(agreement).isEmpty();
            Optional<MalformedDocument> fault = fault(agreement);
            if (follows && fault.filter(AgreementSchemaTest::isBeyondTheSchema).isPresent()) continue;
            assertThat(follows)
                    .as("%s; the reader says: %s; %s", change, fault.map(Throwable::getMessage), seeded(agreement))
                    .isEqualTo(fault.isEmpty());
            if (follows) taken++;
            else refused++;
        }
        assertThat(taken).isGreaterThan(CASES / 20);
        assertThat(refused).isGreaterThan(CASES / 2);
    }

    private static boolean isBeyondTheSchema(MalformedDocument fault) {
        boolean twice = fault.what().equals("no duplicate")
                && (fault.path().endsWith(".party") || fault.path().endsWith(".id"));
        return twice || BEYOND_THE_SCHEMA.contains(fault.what());
    }

    /** @return what was done to it */
    private String changed(ObjectNode agreement) {
        List<Place> places = new ArrayList<>();
        collect("$", agreement, places);
        Place place = places.get(random.nextInt(places.size()));
        String what =
                switch (random.nextInt(6)) {
                    case 0 -> {
                        place.remove.run();
                        yield "removed";
                    }
                    case 1 -> put(place, JSON.nullNode());
                    case 2 -> put(place, otherType());
                    case 3 -> put(place, JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size()))));
                    case 4 -> more(place);
                    default -> less(place);
                };
        return place.path + " " + what;
    }

    private static String put(Place place, JsonNode other) {
        place.put.accept(other);
        return "is " + other;
    }

    private JsonNode otherType() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.numberNode(random.nextInt(3) - 1);
            case 1 -> JSON.numberNode(1_000_000_000);
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3 -> JSON.arrayNode();
            case 4 -> JSON.objectNode();
            default -> JSON.arrayNode().add("US").add(7);
        };
    }

    private String more(Place place) {
        if (place.node instanceof ObjectNode object) {
            object.put(random.nextBoolean() ? "unheardOf" : "until", "2030-01-01T00:00:00Z");
            return "says more";
        }
        if (place.node instanceof ArrayNode list && !list.isEmpty()) {
            list.add(list.get(random.nextInt(list.size())).deepCopy());
            return "says something twice";
        }
        return put(place, JSON.textNode(place.node.asText() + "x"));
    }

    private static String less(Place place) {
        if (place.node instanceof ObjectNode object) object.removeAll();
        else if (place.node instanceof ArrayNode list) list.removeAll();
        else return put(place, JSON.textNode(place.node.asText().replaceFirst(".$", "")));
        return "says nothing";
    }

    private static void collect(String path, JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names)
                collect(
                        new Place(
                                path + "." + name,
                                object.get(name),
                                other -> object.set(name, other),
                                () -> object.remove(name)),
                        places);
        }
        if (node instanceof ArrayNode list)
            for (int n = 0; n < list.size(); n++) {
                int index = n;
                collect(
                        new Place(
                                path + "[" + n + "]",
                                list.get(n),
                                other -> list.set(index, other),
                                () -> list.remove(index)),
                        places);
            }
    }

    private static void collect(Place place, List<Place> places) {
        places.add(place);
        collect(place.path, place.node, places);
    }

    private static Optional<MalformedDocument> fault(ObjectNode agreement) {
        try {
            AgreementDocument.read(agreement.toString().getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (MalformedDocument fault) {
            return Optional.of(fault);
        }
    }

    private static String seeded(Object what) {
        return what + " (seed " + SEED + ")";
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("../../docs/schemas/agreement-1.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
