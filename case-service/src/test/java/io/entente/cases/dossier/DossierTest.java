package io.entente.cases.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.cases.Desk;
import io.entente.cases.consent.Asking;
import io.entente.cases.officer.Act;
import io.entente.cases.policy.Announcing;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static io.entente.cases.item.ContentTestData.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

/** Filing and reading over HTTP, who may, and how it is refused. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class DossierTest {
    TestStack stack;
    private Desk officer;

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
    }

    @Test
    void what_an_officer_files_is_there_to_read() {
        Response filed = officer.file(whole());
        filed.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/referrals/" + filed.path("id")))
                .body("reference", matchesPattern("BE-FGP-[0-9A-Z]{6}"))
                .body("agency", equalTo("be-fgp"))
                .body("state", equalTo("open"))
                .body("version.number", equalTo(1))
                .body("version.state", equalTo("draft"))
                .body("warnings", empty())
                .body("responses", empty());

        officer.read(filed.path("id"))
                .then()
                .statusCode(200)
                .body(
                        "version.content.items.kind",
                        contains(
                                "container",
                                "movement",
                                "seizure",
                                "substance",
                                "person",
                                "narrative",
                                "figure",
                                "vessel",
                                "organisation",
                                "incident"))
                .body("version.content.items[2].grams", equalTo(1250000))
                .body("version.content.items[3].purityPercent", equalTo(82.5f));
    }

    @Test
    void a_painted_container_number_is_filed_with_a_warning_that_stays() {
        String id = officer.drafts(with("{\"kind\":\"container\",\"number\":\"CSQU3054384\"}"));

        officer.read(id)
                .then()
                .body("warnings[0].path", equalTo("$.items[0].number"))
                .body("warnings[0].code", equalTo("check-digit"))
                .body("version.content.items[0].number", equalTo("CSQU3054384"));
    }

    @Test
    void a_draft_is_rewritten_whole() {
        String id = officer.drafts(whole());

        officer.edit(id, small())
                .then()
                .statusCode(200)
                .body("version.number", equalTo(1))
                .body("version.content.type", equalTo("intelligence"))
                .body("version.content.items", empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {                                  | 400 | malformed
                    []                                 | 422 | invalid
                    {"type":"seizure","type":"seizure"} | 400 | malformed
                    {"type":"seizure"} {}              | 400 | malformed
                    {"type":"\\ud800"}               | 400 | malformed
                    {"type":9007199254740993}          | 400 | malformed
                    {"type":"seizure"}                 | 422 | invalid
                    {"nobody":"knows"}                 | 422 | invalid
                    """)
    void what_cannot_be_read_is_refused_with_a_problem(String body, int status, String type) {
        officer.file(body)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith("/" + type))
                .body("status", equalTo(status));
    }

    @Test
    void nothing_at_all_is_refused_with_a_problem() {
        officer.calling()
                .contentType("application/json")
                .post("/v1/referrals")
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed"));
    }

    @Test
    void a_refusal_names_the_place_and_never_the_value() {
        Response refused = officer.file(with("{\"kind\":\"container\",\"number\":\"secretvalue\"}"));

        refused.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("faults.path", contains("$.items[0].number"));
        assertThat(refused.asString()).doesNotContain("secretvalue");
    }

    @Test
    void nesting_without_end_is_refused() {
        officer.file("[".repeat(5000)).then().statusCode(400).body("type", endsWith("/malformed"));
    }

    @Test
    void a_body_over_a_mebibyte_is_refused() {
        officer.file("\"" + "x".repeat(1024 * 1024) + "\"")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", endsWith("/too-large"));
    }

    @Test
    void a_form_that_is_not_json_is_refused() {
        officer.calling()
                .contentType("text/plain")
                .body("hello")
                .post("/v1/referrals")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("type", endsWith("/unsupported-media-type"));
    }

    @Test
    void a_method_nobody_answers_to_is_refused() {
        officer.calling().delete("/v1/referrals").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void a_reference_that_is_taken_is_drawn_again() throws Exception {
        String taken = officer.file(small()).then().statusCode(201).extract().path("reference");
        String[] mishap = {
            "create sequence draws",
            "create function draw_taken() returns trigger language plpgsql security definer as $$ begin"
                    + " if nextval('draws') <= 2 then new.reference := '" + taken + "'; end if; return new; end $$",
            "create trigger draw_taken before insert on referral for each row execute function draw_taken()"
        };
        String[] after = {"drop trigger draw_taken on referral", "drop function draw_taken", "drop sequence draws"};
        try (var owner = stack.as("owner");
                var statement = owner.createStatement()) {
            for (String sql : mishap) statement.execute(sql);
            try {
                String drawn =
                        officer.file(small()).then().statusCode(201).extract().path("reference");
                assertThat(drawn).isNotEqualTo(taken);
            } finally {
                for (String sql : after) statement.execute(sql);
            }
        }
    }

    @Test
    @Tag("P4")
    void without_a_token_there_is_nothing() {
        io.restassured.RestAssured.given()
                .get("/v1/referrals")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", endsWith("/unauthenticated"));
    }

    @Test
    @Tag("P4")
    void a_token_of_one_issuer_signed_by_another_is_refused() {
        String forged = stack.issuers().token("BE", "US", claims -> claims.claim("agency", "be-fgp")
                .claim("realm_access", Map.of("roles", List.of("liaison-officer"))));

        io.restassured.RestAssured.given()
                .auth()
                .oauth2(forged)
                .get("/v1/referrals")
                .then()
                .statusCode(401);
    }

    @Test
    @Tag("P4")
    void an_agency_of_another_jurisdiction_is_refused() {
        String token = stack.issuers().token("US", "be-fgp", "an.impostor", "liaison-officer");

        io.restassured.RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/v1/referrals")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void a_release_supervisor_reads_and_an_auditor_does_not() {
        String id = officer.drafts(small());

        Desk.of(stack, "be-fgp", "a.supervisor", "release-supervisor")
                .read(id)
                .then()
                .statusCode(200);
        Desk auditor = Desk.of(stack, "be-fgp", "an.auditor", "auditor");
        auditor.read(id).then().statusCode(403);
        auditor.list("").then().statusCode(403);
        auditor.release(id).then().statusCode(403);
    }

    @Test
    @Tag("P7")
    void another_agencys_referral_is_answered_exactly_like_none() {
        String id = officer.releases(small());
        String none = UUID.randomUUID().toString();
        Desk other = Desk.liaison(stack, "be-customs", "another.officer");

        assertSame(other.read(id), other.read(none));
        assertSame(other.edit(id, small()), other.edit(none, small()));
        assertSame(other.submit(id), other.submit(none));
        assertSame(other.release(id), other.release(none));
        assertSame(other.amend(id, small()), other.amend(none, small()));
        assertSame(other.recall(id), other.recall(none));
        assertSame(other.close(id), other.close(none));
        assertSame(other.read("no-id-at-all"), other.read(none));
        other.list("?after=" + id).then().statusCode(200).body("referrals", empty());
    }

    private static void assertSame(Response hidden, Response missing) {
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(hidden.asByteArray()).isEqualTo(missing.asByteArray());
        assertThat(hidden.headers().asList())
                .hasToString(missing.headers().asList().toString());
    }

    @Test
    void the_list_goes_from_newest_to_oldest_page_by_page() {
        Desk euda = Desk.liaison(stack, "eu-euda", "an.analyst");
        List<String> filed = new ArrayList<>();
        for (int i = 0; i < 5; i++) filed.add(0, euda.drafts(small()));

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            Response page = euda.list("?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            page.then().statusCode(200);
            listed.addAll(page.path("referrals.id"));
            next = page.path("next") == null ? "" : page.path("next");
        } while (!next.isEmpty());

        assertThat(listed).isEqualTo(filed);
    }

    @Test
    void a_line_of_the_list_says_where_a_referral_stands() {
        String id = officer.releases(whole());

        officer.list("?limit=1")
                .then()
                .body("referrals[0].id", equalTo(id))
                .body("referrals[0].type", equalTo("seizure"))
                .body("referrals[0].state", equalTo("open"))
                .body("referrals[0].version.state", equalTo("released"))
                .body("referrals[0].released", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=x", "?after=x"})
    void a_wrong_page_is_refused_with_a_problem(String query) {
        Response refused = officer.list(query);

        assertThat(refused.statusCode()).isEqualTo(400);
        refused.then().contentType("application/problem+json");
    }

    @Test
    void every_act_of_an_officer_is_an_event_of_its_type() {
        String id = officer.drafts(small());
        officer.edit(id, small());
        officer.submit(id);
        officer.release(id);
        officer.read(id);
        officer.amend(id, small());
        officer.history(id);
        officer.notices(id, "");
        officer.review(id, LocalDate.now(ZoneOffset.UTC).plusYears(1));
        officer.reviews(id, "");
        officer.letRead(id, "{\"readers\":\"agency\"}");
        officer.handOver(id, "be-fgp-unit", "an.officer");
        officer.close(id);
        officer.recall(id);
        officer.calling().get("/v1/referrals/" + id + "/recall");
        officer.calling().get("/v1/referrals/" + id + "/clocks");
        Desk.of(stack, "be-fgp", "a.supervisor", "release-supervisor").erase(id, "order");
        elsewhere();

        // Events of different acts may overtake one another: take until all have come.
        Set<String> expected =
                Arrays.stream(Act.values()).map(Act::code).collect(Collectors.toCollection(HashSet::new));
        Set<String> onceOf = new HashSet<>(expected);
        List<Map<String, JsonNode>> events = new ArrayList<>();
        while (!expected.isEmpty()) {
            Map<String, JsonNode> event = nextEvent(expected);
            String type = event.get("type").asText();
            expected.remove(type);
            if (!event.get("record").asText().equals(id)) continue;
            events.add(event);
            assertThat(onceOf.remove(type)).as("%s came twice of one act", type).isTrue();
        }

        assertThat(events)
                .filteredOn(event -> event.get("type").asText().equals("referral.released"))
                .allSatisfy(event -> {
                    assertThat(event.get("officer").asText()).isEqualTo("an.officer");
                    assertThat(event.get("recipients").toString()).isEqualTo("[\"us-hsi\"]");
                    assertThat(event.get("outcome").asText()).isEqualTo("done");
                });
    }

    /** The acts that are about no referral, or cannot be done with one that all others are done with. */
    private void elsewhere() {
        officer.list("");
        officer.calling().get("/v1/recalls");
        officer.calling().get("/v1/clocks");
        officer.delete(officer.drafts(small()));
        Announcing gateway = new Announcing(stack);
        gateway.stands(Announcing.agreement(1, "type"));
        officer.calling()
                .get("/v1/referrals/" + officer.drafts(small()) + "/preview?purpose=drug-trafficking&recipient=us-hsi");
        gateway.nothing();
        String shared = officer.releases(small());
        String granted = Asking.about(stack, officer, shared).toString();
        officer.answer(granted, "{\"answer\":\"grant\"}");
        officer.revoke(granted);
        officer.answer(
                Asking.about(stack, officer, shared).toString(),
                "{\"answer\":\"refuse\",\"reason\":\"not-necessary\"}");
        officer.consents("");
    }

    @Test
    void reading_an_old_version_or_the_list_of_them_is_an_event_and_so_is_what_is_deleted() {
        String id = officer.releases(small());
        officer.amend(id, small()).then().statusCode(200);
        officer.version(id, 1).then().statusCode(200);
        officer.versions(id).then().statusCode(200);
        String gone = officer.drafts(small());
        officer.delete(gone).then().statusCode(204);

        Set<String> expected = new HashSet<>(
                Set.of("referral.read 1 " + id, "referral.history-read 2 " + id, "referral.deleted 1 " + gone));
        while (!expected.isEmpty()) {
            Map<String, JsonNode> event = nextEvent(expected);
            expected.remove(event.get("type").asText() + " "
                    + event.get("version").asText() + " " + event.get("record").asText());
        }
    }

    private Map<String, JsonNode> nextEvent(Set<String> awaited) {
        return saidToOwnSide(stack.others()
                .next(Address.AUDIT_CASE)
                .orElseThrow(() -> new AssertionError("no more events come; still awaited: " + awaited
                        + "; an Act that is new is done by hand in the test of every act")));
    }

    private static Map<String, JsonNode> saidToOwnSide(WireEvent event) {
        Map<String, JsonNode> said = new HashMap<>();
        for (String set : List.of("asker", "owner"))
            for (JsonNode encoded : event.data().path("sets").path(set)) {
                Disclosed disclosed = Disclosed.parse(encoded.textValue());
                said.put(disclosed.name(), disclosed.value());
            }
        return said;
    }
}
