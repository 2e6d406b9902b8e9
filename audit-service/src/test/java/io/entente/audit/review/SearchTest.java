package io.entente.audit.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.audit.AuditDatabase;
import io.entente.audit.AuditProfile;
import io.entente.audit.EventTestData;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(AuditProfile.class)
class SearchTest {
    TestStack stack;
    private AuditDatabase database;
    private Auditors auditors;
    private UUID record;

    @BeforeEach
    void look() {
        database = new AuditDatabase(stack);
        auditors = new Auditors(stack.issuers());
        record = UUID.randomUUID();
    }

    @Test
    void an_event_has_all_its_names_in_this_order() {
        database.taken(EventTestData.nothing().on(record));

        assertThat(Auditors.only(Auditors.search(auditors.of("US"), "record", record))
                        .fieldNames())
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
                        "disclosure",
                        "call");
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
            List<JsonNode> found = Auditors.search(auditors.of("BE"), "record", record, name, value);
            assertThat(found).as(name).isNotEmpty();
            assertThat(found.get(0).path("id").textValue())
                    .as(name)
                    .isEqualTo(event.id().toString());
            if (!List.of("partner", "from").contains(name))
                assertThat(found).as(name).hasSize(1);
        });
        assertThat(Auditors.search(auditors.of("BE"), "record", record, "from", "2026-11-20T09:30:00.000001Z"))
                .hasSize(1);
        assertThat(Auditors.search(auditors.of("BE"), "record", record, "clause", "us-be/no-immigration"))
                .hasSize(1);
        assertThat(Auditors.search(auditors.of("US"), "record", record, "officer", "analyst.hsi"))
                .hasSize(2);
        assertThat(Auditors.search(auditors.of("BE"), "record", record, "officer", "analyst.hsi"))
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

        JsonNode found = Auditors.only(Auditors.search(auditors.of("US"), "record", record, "partner", "eu-europol"));

        assertThat(found.path("id").textValue()).isEqualTo(release.id().toString());
        assertThat(Auditors.search(auditors.of("BE"), "record", record, "partner", "eu-europol"))
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
                    auditors.of("US").queryParam("record", record.toString()).queryParam("limit", 2);
            if (after != null) request.queryParam("after", after);
            JsonNode page = Auditors.body(request.get("/v1/events"));
            page.path("events").forEach(event -> read.add(event.path("index").longValue()));
            after = page.path("next").textValue();
            pages++;
        } while (after != null);

        assertThat(read).isEqualTo(sent);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void looking_without_a_ground_is_refused() {
        for (String ground : new String[] {null, "", "   ", "x".repeat(501)})
            for (String path : List.of("/v1/events", "/v1/events/0")) {
                RequestSpecification request = auditors.as("US", "auditor");
                if (ground != null) request.header("Entente-Ground", ground);
                Response answer = request.get(path);
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.contentType()).startsWith("application/problem+json");
                assertThat(Auditors.body(answer).path("type").textValue()).endsWith("/ground-required");
            }
    }

    @Test
    void a_filter_in_the_wrong_form_is_told_so() {
        Map<String, String> wrong = Map.of(
                "from", "yesterday",
                "to", "2026-11-20",
                "limit", "201",
                "after", "-1",
                "agency", "x".repeat(201),
                "officer", "\u0000");
        wrong.forEach((name, value) -> {
            Response answer = auditors.of("US").queryParam(name, value).get("/v1/events");
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(Auditors.body(answer).path("faults").path(0).path("path").textValue())
                    .isEqualTo(name);
        });
        assertThat(auditors.of("US").get("/v1/events/first").statusCode()).isEqualTo(404);
    }

    @Test
    void a_call_refused_to_nobody_known_is_found_by_the_operators_auditor_alone() {
        EventTestData refused = EventTestData.refusedToNobody();
        long index = database.taken(refused);

        var request = auditors.of("BE").queryParam("type", "call.refused").queryParam("limit", "1");
        if (index > 0) request.queryParam("after", index - 1);
        JsonNode found = Auditors.only(Auditors.search(request));
        assertThat(found.path("id").textValue()).isEqualTo(refused.id().toString());
        assertThat(found.path("agency").isNull()).isTrue();
        assertThat(found.path("officer").isNull()).isTrue();
        assertThat(found.path("outcome").textValue()).isEqualTo("refused");
        assertThat(found.path("call"))
                .isEqualTo(Auditors.json("{\"method\":\"GET\",\"path\":\"/v1/records/{id}\",\"status\":401,"
                        + "\"problem\":\"unauthenticated\",\"count\":1}"));
        for (String other : List.of("US", "EU"))
            assertThat(Auditors.open(auditors.of(other), index).statusCode()).isEqualTo(404);
    }

    @Test
    void this_services_own_refusals_are_found_too() {
        Instant since = Instant.now().truncatedTo(ChronoUnit.MICROS);
        given().get("/v1/events").then().statusCode(401);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        !Auditors.search(auditors.of("BE"), "type", "call.refused", "from", since, "limit", "200")
                                .stream()
                                .filter(event -> "audit-service"
                                        .equals(event.path("service").textValue()))
                                .filter(event -> "/v1/events"
                                        .equals(event.path("call").path("path").textValue()))
                                .toList()
                                .isEmpty());
    }

    @Test
    void a_search_is_itself_an_event_with_its_ground_and_what_was_searched() {
        String ground = "EXERCISE complaint " + UUID.randomUUID();
        // The first of those since then: how many there were before is other tests' doing.
        Instant since = Instant.now().truncatedTo(ChronoUnit.MICROS);
        auditors.as("US", "auditor")
                .header("Entente-Ground", ground)
                .queryParam("record", record.toString())
                .get("/v1/events")
                .then()
                .statusCode(200);

        List<JsonNode> searches = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            searches.clear();
            for (JsonNode event :
                    Auditors.search(auditors.of("US"), "type", "log.searched", "from", since, "limit", "200")) {
                JsonNode said = Auditors.said(Auditors.body(
                        Auditors.open(auditors.of("US"), event.path("index").longValue())));
                if (ground.equals(said.path("ground").asText())) searches.add(said);
            }
            return !searches.isEmpty();
        });

        assertThat(searches).hasSize(1);
        assertThat(searches.get(0).path("criteria").path("record").textValue()).isEqualTo(record.toString());
        assertThat(searches.get(0).path("officer").textValue()).isEqualTo("us-auditor");
        assertThat(searches.get(0).path("service").textValue()).isEqualTo("audit-service");
    }
}
