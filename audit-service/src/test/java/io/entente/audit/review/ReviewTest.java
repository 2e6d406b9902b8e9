package io.entente.audit.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.audit.AuditDatabase;
import io.entente.audit.AuditProfile;
import io.entente.audit.EventTestData;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.statement.EventStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(AuditProfile.class)
class ReviewTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GROUND = "EXERCISE yearly check";

    TestStack stack;
    private AuditDatabase database;
    private UUID record;

    @BeforeEach
    void look() {
        database = new AuditDatabase(stack);
        record = UUID.randomUUID();
    }

    @Test
    @Tag("P7")
    void the_owners_auditor_sees_why_it_was_withheld_and_a_pseudonym_in_place_of_the_officer() {
        database.taken(EventTestData.withheld().on(record));

        JsonNode event = only(search(auditor("BE"), "record", record));

        assertThat(event.path("agency").textValue()).isEqualTo("us-hsi");
        assertThat(event.path("purpose").textValue()).isEqualTo("immigration-enforcement");
        assertThat(event.path("pseudonym").textValue()).isEqualTo("p-hsi-1");
        assertThat(event.path("officer").isNull()).isTrue();
        assertThat(event.path("justification").isNull()).isTrue();
        assertThat(event.path("partner").textValue()).isEqualTo("be-fgp");
        assertThat(event.path("decision").textValue()).isEqualTo("withhold");
        assertThat(event.path("refusal"))
                .isEqualTo(json("{\"reason\":\"forbidden-by-clause\",\"clauses\":[\"us-be/no-immigration\"]}"));
    }

    @Test
    @Tag("P7")
    void the_askers_auditor_sees_its_officer_in_clear_and_nothing_of_the_refusal() {
        database.taken(EventTestData.withheld().on(record));

        JsonNode event = only(search(auditor("US"), "record", record));

        assertThat(event.path("officer").textValue()).isEqualTo("analyst.hsi");
        assertThat(event.path("justification").textValue()).isEqualTo("EXERCISE case 7");
        assertThat(event.path("outcome").textValue()).isEqualTo("nothing");
        assertThat(event.path("partner").isNull()).isTrue();
        assertThat(event.path("decision").isNull()).isTrue();
        assertThat(event.path("refusal").isNull()).isTrue();
        assertThat(search(auditor("US"), "record", record, "clause", "us-be/no-immigration"))
                .isEmpty();
        assertThat(search(auditor("US"), "record", record, "decision", "withhold"))
                .isEmpty();
    }

    @Test
    @Tag("P7")
    void to_the_askers_auditor_a_hidden_record_and_no_record_are_the_same() {
        UUID none = UUID.randomUUID();
        long hidden = database.taken(EventTestData.withheld().on(record));
        long missing = database.taken(EventTestData.nothing().on(none));

        assertThat(sameButForItsNames(only(search(auditor("US"), "record", record))))
                .isEqualTo(sameButForItsNames(only(search(auditor("US"), "record", none))));
        JsonNode first = body(open(auditor("US"), hidden));
        JsonNode second = body(open(auditor("US"), missing));
        assertThat(lengths(first)).isEqualTo(lengths(second));
        assertThat(names(first)).isEqualTo(names(second));
        assertThat(first.path("statement").textValue())
                .hasSameSizeAs(second.path("statement").textValue());
    }

    @Test
    void a_third_jurisdictions_auditor_sees_nothing_of_it() {
        long index = database.taken(EventTestData.disclosed().on(record));

        assertThat(search(auditor("EU"), "record", record)).isEmpty();
        Response theirs = open(auditor("EU"), index);
        Response none = open(auditor("EU"), 999_999_999);
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.asString()).isEqualTo(none.asString());
        assertThat(theirs.contentType()).isEqualTo(none.contentType());
    }

    @Test
    void within_one_jurisdiction_its_auditor_sees_the_whole_event() {
        database.taken(EventTestData.disclosed().on(record).ownedBy("us-cbp", "US"));

        JsonNode event = only(search(auditor("US"), "record", record));

        assertThat(event.path("officer").textValue()).isEqualTo("analyst.hsi");
        assertThat(event.path("pseudonym").textValue()).isEqualTo("p-hsi-1");
        assertThat(event.path("decision").textValue()).isEqualTo("disclose");
        assertThat(event.path("clauses")).isEqualTo(json("[\"us-be/art-4\"]"));
        assertThat(event.path("classes")).isEqualTo(json("[\"logistics\",\"seizure\"]"));
    }

    @Test
    void an_event_has_all_its_names_in_this_order() {
        database.taken(EventTestData.nothing().on(record));

        assertThat(only(search(auditor("US"), "record", record)).fieldNames())
                .toIterable()
                .containsExactly(
                        "index",
                        "id",
                        "at",
                        "type",
                        "service",
                        "agency",
                        "jurisdiction",
                        "officer",
                        "pseudonym",
                        "onBehalfOf",
                        "record",
                        "partner",
                        "purpose",
                        "justification",
                        "outcome",
                        "decision",
                        "refusal",
                        "clauses",
                        "classes",
                        "disclosure");
    }

    @Test
    void each_filter_finds_what_fits_and_leaves_out_the_rest() {
        EventTestData event = EventTestData.disclosed().on(record).at(EventTestData.AT);
        database.taken(event);
        database.taken(EventTestData.withheld()
                .on(record)
                .with(EventName.AGENCY, "us-dea")
                .with(EventName.PSEUDONYM, "p-dea")
                .with(EventName.TYPE, "feed.read")
                .at(EventTestData.AT.plus(Duration.ofHours(1))));

        Map<String, String> finding = Map.of(
                "agency", "us-hsi",
                "officer", "p-hsi-1",
                "partner", "be-fgp",
                "purpose", "drug-trafficking",
                "clause", "us-be/art-4",
                "decision", "disclose",
                "type", "record.pulled",
                "from", "2026-11-20T09:30:00Z",
                "to", "2026-11-20T10:30:00Z");

        finding.forEach((name, value) -> {
            List<JsonNode> found = search(auditor("BE"), "record", record, name, value);
            assertThat(found).as(name).isNotEmpty();
            assertThat(found.get(0).path("id").textValue())
                    .as(name)
                    .isEqualTo(event.id().toString());
            if (!List.of("partner", "from").contains(name))
                assertThat(found).as(name).hasSize(1);
        });
        assertThat(search(auditor("BE"), "record", record, "from", "2026-11-20T09:30:00.000001Z"))
                .hasSize(1);
        assertThat(search(auditor("BE"), "record", record, "clause", "us-be/no-immigration"))
                .hasSize(1);
        assertThat(search(auditor("US"), "record", record, "officer", "analyst.hsi"))
                .hasSize(2);
        assertThat(search(auditor("BE"), "record", record, "officer", "analyst.hsi"))
                .as("no name crosses the border, not even as a question")
                .isEmpty();
    }

    @Test
    void a_release_is_found_by_those_it_was_released_to_and_a_pull_by_who_pulled() {
        EventTestData pull = EventTestData.disclosed().on(record).with(EventName.RECIPIENTS, List.of("eu-europol"));
        database.taken(pull);
        EventTestData release = pull.again()
                .with(EventName.TYPE, "referral.released")
                .with(EventName.AGENCY, "us-cbp")
                .ownedBy("us-cbp", "US");
        database.taken(release);

        JsonNode found = only(search(auditor("US"), "record", record, "partner", "eu-europol"));

        assertThat(found.path("id").textValue()).isEqualTo(release.id().toString());
        assertThat(search(auditor("BE"), "record", record, "partner", "eu-europol"))
                .isEmpty();
    }

    @Test
    void pages_follow_one_another_without_gap_or_double() {
        List<Long> sent = IntStream.range(0, 5)
                .mapToObj(n -> database.taken(EventTestData.disclosed().on(record)))
                .toList();

        List<Long> read = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            RequestSpecification request =
                    auditor("US").queryParam("record", record.toString()).queryParam("limit", 2);
            if (after != null) request.queryParam("after", after);
            JsonNode page = body(request.get("/v1/events"));
            page.path("events").forEach(event -> read.add(event.path("index").longValue()));
            after = page.path("next").textValue();
            pages++;
        } while (after != null);

        assertThat(read).isEqualTo(sent);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void an_event_can_be_checked_by_whoever_is_entitled_to_it() {
        EventTestData event = EventTestData.withheld().on(record);
        long index = database.taken(event);

        JsonNode evidence = body(open(auditor("BE"), index));

        List<Disclosed> disclosures = StreamSupport.stream(
                        evidence.path("disclosures").spliterator(), false)
                .map(encoded -> Disclosed.parse(encoded.textValue()))
                .toList();
        var statement = new SdStatement(evidence.path("statement").textValue(), disclosures);
        ObjectNode visible = statement.verified(
                EventStatement.TYP,
                stack.keys().register().service("partner-gateway").orElseThrow().signingKeys());
        assertThat(visible.path("jti").textValue()).isEqualTo(event.id().toString());
        assertThat(evidence.path("index").longValue()).isEqualTo(index);
        assertThat(names(evidence)).contains("refusal").doesNotContain("officer");
    }

    @Test
    void looking_without_a_ground_is_refused() {
        for (String ground : new String[] {null, "", "   ", "x".repeat(501)})
            for (String path : List.of("/v1/events", "/v1/events/0")) {
                RequestSpecification request = as("US", "auditor");
                if (ground != null) request.header("Entente-Ground", ground);
                Response answer = request.get(path);
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.contentType()).startsWith("application/problem+json");
                assertThat(body(answer).path("type").textValue()).endsWith("/ground-required");
            }
    }

    @Test
    void a_filter_in_the_wrong_form_is_told_so() {
        Map<String, String> wrong = Map.of(
                "from", "yesterday",
                "to", "2026-11-20",
                "limit", "201",
                "after", "-1",
                "agency", "x".repeat(201));
        wrong.forEach((name, value) -> {
            Response answer = auditor("US").queryParam(name, value).get("/v1/events");
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(body(answer).path("faults").path(0).path("path").textValue())
                    .isEqualTo(name);
        });
        assertThat(auditor("US").get("/v1/events/first").statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("P4")
    void only_auditors_look() {
        for (String path : List.of("/v1/events", "/v1/events/0")) {
            assertThat(as("US", "partner-analyst")
                            .header("Entente-Ground", GROUND)
                            .get(path)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(given().header("Entente-Ground", GROUND).get(path).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_search_is_itself_an_event_with_its_ground_and_what_was_searched() {
        String ground = "EXERCISE complaint " + UUID.randomUUID();
        as("US", "auditor")
                .header("Entente-Ground", ground)
                .queryParam("record", record.toString())
                .get("/v1/events")
                .then()
                .statusCode(200);

        List<JsonNode> searches = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            searches.clear();
            for (JsonNode event : search(auditor("US"), "type", "log.searched", "limit", "200")) {
                JsonNode said =
                        said(body(open(auditor("US"), event.path("index").longValue())));
                if (ground.equals(said.path("ground").asText())) searches.add(said);
            }
            return !searches.isEmpty();
        });

        assertThat(searches).hasSize(1);
        assertThat(searches.get(0).path("criteria").path("record").textValue()).isEqualTo(record.toString());
        assertThat(searches.get(0).path("officer").textValue()).isEqualTo("us-auditor");
        assertThat(searches.get(0).path("service").textValue()).isEqualTo("audit-service");
    }

    private RequestSpecification auditor(String jurisdiction) {
        return as(jurisdiction, "auditor").header("Entente-Ground", GROUND);
    }

    private RequestSpecification as(String jurisdiction, String role) {
        String agency =
                Map.of("US", "us-hsi", "BE", "be-fgp", "EU", "eu-europol").get(jurisdiction);
        String name = jurisdiction.toLowerCase(java.util.Locale.ROOT) + "-" + role;
        return given().auth().oauth2(stack.issuers().token(jurisdiction, agency, name, role));
    }

    private List<JsonNode> search(RequestSpecification request, Object... filters) {
        for (int i = 0; i < filters.length; i += 2) request.queryParam((String) filters[i], filters[i + 1].toString());
        List<JsonNode> events = new ArrayList<>();
        body(request.get("/v1/events")).path("events").forEach(events::add);
        return events;
    }

    private static Response open(RequestSpecification request, long index) {
        return request.get("/v1/events/" + index);
    }

    private static JsonNode only(List<JsonNode> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static JsonNode sameButForItsNames(JsonNode event) {
        return ((ObjectNode) event.deepCopy()).without(List.of("index", "id", "record"));
    }

    private static List<Integer> lengths(JsonNode evidence) {
        List<Integer> lengths = new ArrayList<>();
        evidence.path("disclosures")
                .forEach(disclosure -> lengths.add(disclosure.textValue().length()));
        return lengths;
    }

    private static List<String> names(JsonNode evidence) {
        return said(evidence).properties().stream().map(Map.Entry::getKey).toList();
    }

    private static ObjectNode said(JsonNode evidence) {
        ObjectNode said = JSON.createObjectNode();
        evidence.path("disclosures").forEach(encoded -> {
            Disclosed disclosed = Disclosed.parse(encoded.textValue());
            said.set(disclosed.name(), disclosed.value());
        });
        return said;
    }

    private static JsonNode body(Response response) {
        return json(response.asString());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
