package io.entente.policy.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.json.StrictJson;
import io.entente.policy.agreement.Places.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples that the published schema of agreements gives. Whatever single thing is wrong with one of them, schema and
 * reader refuse it both, and the reader says where.
 */
class AgreementExamplesTest {
    private static final Path FILES = Path.of("..", "..", "deploy", "agreements");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** No member of anything, and no code of any list. */
    private static final String UNKNOWN = "nothingKnown";

    static Stream<ObjectNode> examples() {
        return PublishedSchema.examples();
    }

    @Test
    void the_agreements_of_the_repository_are_among_them_word_for_word() {
        for (String file : List.of("us-be.json", "be-eu.json", "examples/five-parties/agreements/five-parties.json"))
            assertThat(examples())
                    .as(file)
                    .anyMatch(StrictJson.read(PublishedSchema.bytes(FILES.resolve(file)))::equals);
    }

    @Test
    void they_show_two_parties_a_circle_of_five_that_hides_its_members_and_a_forbid_beside_a_clock() {
        List<Agreement> read = examples()
                .map(example -> AgreementDocument.read(example.toString().getBytes(StandardCharsets.UTF_8)))
                .toList();

        assertThat(read)
                .anyMatch(agreement -> agreement.parties().size() == 2 && !agreement.hiddenMembers())
                .anyMatch(agreement -> agreement.parties().size() == 5 && agreement.hiddenMembers())
                .anyMatch(agreement -> agreement.clauses().stream().anyMatch(one -> one.effect() == Effect.FORBID)
                        && agreement.clauses().stream()
                                .anyMatch(one -> !one.terms().clocks().isEmpty()));
    }

    @Test
    void every_member_that_the_schema_has_is_in_one_of_them() {
        Set<String> described = new TreeSet<>();
        members(PublishedSchema.DOCUMENT.path("properties"), described);
        PublishedSchema.DOCUMENT.path("$defs").forEach(part -> members(part.path("properties"), described));
        Set<String> shown = new TreeSet<>();
        examples().forEach(example -> Places.in(example).forEach(place -> shown.add(last(place))));

        assertThat(described).contains("formerKeys", "witnessKey", "unannounced", "clocks");
        assertThat(shown).containsAll(described);
    }

    private static void members(JsonNode properties, Set<String> names) {
        properties.properties().forEach(member -> {
            names.add(member.getKey());
            nested(member.getValue(), names);
        });
    }

    private static void nested(JsonNode schema, Set<String> names) {
        if (schema.has("properties")) members(schema.path("properties"), names);
        if (schema.has("items")) nested(schema.path("items"), names);
        schema.path("anyOf").forEach(branch -> nested(branch, names));
    }

    private static String last(Place place) {
        return place.path().replaceAll("\\[\\d+]$", "").replaceAll("^.*\\.", "");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_follows_the_schema_and_is_read(ObjectNode example) {
        assertThat(PublishedSchema.isFollowedBy(example)).isTrue();
        assertThat(PublishedSchema.fault(example)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void of_another_type_nothing_is_taken_and_the_fault_is_found_where_it_is(ObjectNode example) {
        for (Place place : Places.in(example))
            for (JsonNode other : ofOtherTypes(place.node()))
                refusedAt(place.path(), changed(example, place, there -> there.put()
                        .accept(other)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothing_may_be_said_that_nobody_knows(ObjectNode example) {
        List<String> objects = new ArrayList<>(List.of("$"));
        Places.in(example).stream()
                .filter(place -> place.node().isObject())
                .map(Place::path)
                .forEach(objects::add);
        for (String path : objects) {
            ObjectNode more = example.deepCopy();
            ObjectNode object =
                    path.equals("$") ? more : (ObjectNode) at(path, more).node();
            object.put(UNKNOWN, "x");

            MalformedDocument fault = refusedAt(path, more);
            assertThat(fault.path()).isEqualTo(path + "." + UNKNOWN);
            assertThat(fault.where()).as("an answer repeats no name").isEqualTo(path);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_text_of_which_only_some_are_allowed_is_none_of_all_others(ObjectNode example) {
        int codes = 0;
        for (Place place : Places.in(example)) {
            if (!place.node().isTextual()) continue;
            ObjectNode other = changed(example, place, there -> there.put().accept(JSON.textNode(UNKNOWN + " \u00a7")));
            // Titles, sources and the like say what they want.
            if (agreed(other).isEmpty() && free(place)) continue;
            refusedAt(place.path(), other);
            codes++;
        }
        assertThat(codes).isGreaterThan(20);
    }

    private static boolean free(Place place) {
        return Set.of("title", "source", "article", "issuer").contains(last(place));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_is_required_is_missed_where_it_should_be(ObjectNode example) {
        int missed = 0;
        for (Place place : Places.in(example)) {
            ObjectNode less = changed(example, place, there -> there.remove().run());
            if (agreed(less).isEmpty()) continue;
            refusedAt(missed(place, example), less);
            missed++;
        }
        assertThat(missed).isGreaterThan(20);
    }

    /** @return where it is found that something was taken away */
    private static String missed(Place place, ObjectNode example) {
        // Without the class of queries it is what is said of queries that makes no sense.
        String unannounced = place.path().replaceAll("\\.classes\\[.*$", ".unannounced");
        boolean lets = Places.in(example).stream()
                .anyMatch(other ->
                        other.path().equals(unannounced) && other.node().asBoolean());
        if (lets && place.node().asText().equals("query")) return unannounced;
        return place.isEntry() || isLast(place, example) ? place.around() : place.path();
    }

    /** Whether it is all that an object says, which may say it in other words: whom a clause means, say. */
    private static boolean isLast(Place place, ObjectNode example) {
        return !place.around().equals("$") && at(place.around(), example).node().size() == 1;
    }

    /** @return what the reader says of it; schema and reader have to be of one mind */
    private static Optional<MalformedDocument> agreed(ObjectNode agreement) {
        Optional<MalformedDocument> fault = PublishedSchema.fault(agreement);
        boolean follows = PublishedSchema.isFollowedBy(agreement);
        // What the description says the reader checks beyond the schema is none of the schema's business.
        if (follows && fault.filter(PublishedSchema::isSilentOn).isPresent()) return Optional.empty();
        assertThat(follows)
                .as("the reader says %s of %s", fault.map(Throwable::getMessage), agreement)
                .isEqualTo(fault.isEmpty());
        return fault;
    }

    private static MalformedDocument refusedAt(String path, ObjectNode agreement) {
        MalformedDocument fault = agreed(agreement)
                .orElseThrow(() -> new AssertionError("taken, though wrong at " + path + ": " + agreement));
        assertThat(fault.path())
                .as("where the fault is, in %s", agreement)
                .matches(found -> found.equals(path) || found.startsWith(path + ".") || found.startsWith(path + "["));
        return fault;
    }

    /** Values of all types but its own. What is said to be nothing may be many things; what it may be, is elsewhere something. */
    private static List<JsonNode> ofOtherTypes(JsonNode node) {
        if (node.isNull()) return List.of();
        List<JsonNode> others = new ArrayList<>(List.of(
                JSON.textNode("x"), JSON.numberNode(7), JSON.booleanNode(true), JSON.arrayNode(), JSON.objectNode()));
        others.removeIf(other -> other.getNodeType() == node.getNodeType());
        return others;
    }

    private static ObjectNode changed(ObjectNode example, Place place, Consumer<Place> change) {
        ObjectNode copy = example.deepCopy();
        change.accept(at(place.path(), copy));
        return copy;
    }

    private static Place at(String path, ObjectNode agreement) {
        return Places.in(agreement).stream()
                .filter(place -> place.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
