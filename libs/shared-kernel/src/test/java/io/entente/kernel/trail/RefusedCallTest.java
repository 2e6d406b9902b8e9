package io.entente.kernel.trail;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.delivery.DeliveryTables;
import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.SeenEvents.Seen;
import io.entente.kernel.testing.StubIssuers;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Who was turned away, at which door, and nothing of what they said there. */
@QuarkusTest
@TestProfile(KernelProfile.class)
class RefusedCallTest {
    TestStack stack;
    private SeenEvents events;

    @BeforeEach
    void listen() throws SQLException {
        DeliveryTables.create(stack);
        events = SeenEvents.of(stack);
    }

    @Test
    void a_known_callers_refused_call_is_told_to_its_own_side() {
        given().auth()
                .oauth2(stack.issuers().token("US", "us-hsi", "a.curious", "auditor"))
                .get("/who/hidden")
                .then()
                .statusCode(403);

        Seen event = events.next(refused("/who/hidden", 403));
        assertThat(event.entitled()).isEqualTo(Map.of("asker", "US"));
        assertThat(event.text("agency")).isEqualTo("us-hsi");
        assertThat(event.text("officer")).isEqualTo("a.curious");
        assertThat(event.text("outcome")).isEqualTo("refused");
        assertThat(event.said("call"))
                .isEqualTo(SeenEvents.json("{\"method\":\"GET\",\"path\":\"/who/hidden\",\"status\":403,"
                        + "\"problem\":\"forbidden\",\"count\":1}"));
    }

    @Test
    void an_unknown_callers_refused_call_is_told_to_the_operators_side_and_names_nobody() {
        given().get("/who/number").then().statusCode(401);

        Seen event = events.next(refused("/who/number", 401));
        assertThat(event.entitled()).isEqualTo(Map.of("asker", "BE"));
        for (String name : new String[] {"agency", "jurisdiction", "officer", "unit", "pseudonym", "client"})
            assertThat(event.said(name).isNull()).as(name).isTrue();
        assertThat(event.said("call").path("problem").textValue()).isEqualTo("unauthenticated");
    }

    @Test
    void what_is_no_token_and_who_shows_two_are_told_of_with_their_door() {
        given().header("Authorization", "Bearer nonsense")
                .get("/who/address")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + officer(), "Bearer " + officer())
                .get("/who/gone")
                .then()
                .statusCode(401);

        for (String door : new String[] {"/who/address", "/who/gone"}) {
            Seen event = events.next(refused(door, 401));
            assertThat(event.entitled()).isEqualTo(Map.of("asker", "BE"));
            assertThat(event.said("officer").isNull()).isTrue();
        }
    }

    @Test
    void a_token_that_claims_a_foreign_agency_is_told_to_the_side_whose_issuer_signed_it() {
        given().auth()
                .oauth2(stack.issuers().token("EU", "us-hsi", "an.impostor", "liaison-officer"))
                .get("/who/broken")
                .then()
                .statusCode(403);

        Seen event = events.next(refused("/who/broken", 403));
        assertThat(event.entitled()).isEqualTo(Map.of("asker", "EU"));
        assertThat(event.text("jurisdiction")).isEqualTo("EU");
        assertThat(event.said("agency").isNull()).isTrue();
        assertThat(event.said("officer").isNull()).isTrue();
    }

    @Test
    void nothing_that_was_sent_is_in_the_event() {
        given().auth()
                .oauth2(officer())
                .header("X-Canary", "canary-header")
                .queryParam("canary-query", "canary-query")
                .contentType("application/json")
                .body("{\"mark\":\"canary-body\",\"canary-key\":1}")
                .post("/who/box")
                .then()
                .statusCode(400);

        Seen event = events.next(refused("/who/box", 400));
        assertThat(event.toString()).doesNotContain("canary");
        assertThat(event.said("call").path("path").textValue()).isEqualTo("/who/box");
    }

    @Test
    void one_request_is_one_event_whether_its_own_was_rolled_back_or_not() {
        act("within");
        Seen within = events.next(call("/acts/{id}/within").or(type("act.done")));
        assertThat(within.text("type")).isEqualTo("call.refused");
        assertThat(within.said("call").path("problem").textValue()).isEqualTo("not-now");

        act("after");
        assertThat(events.next(call("/acts/{id}/after").or(type("act.done"))).text("type"))
                .isEqualTo("act.done");
        given().get("/who/forgotten").then().statusCode(401);
        Seen next = events.next(call("/acts/{id}/after").or(refused("/who/forgotten", 401)));
        assertThat(next.said("call").path("path").textValue()).isEqualTo("/who/forgotten");
    }

    @Test
    void an_address_that_leads_nowhere_is_no_event() {
        Instant since = Instant.now();
        given().auth().oauth2(officer()).get("/nowhere/at/all").then().statusCode(404);
        given().auth().oauth2(officer()).get("/who/hidden").then().statusCode(404);

        Seen next = events.next(event ->
                !event.at().isBefore(since) && event.said("call").path("status").intValue() == 404);
        assertThat(next.said("call").path("path").textValue()).isEqualTo("/who/hidden");
    }

    @Test
    void a_flood_is_counted_and_none_of_it_is_lost() {
        for (int n = 0; n < 100; n++)
            given().auth()
                    .oauth2(stack.issuers().token("EU", "eu-euda", "a.flood", "auditor"))
                    .get("/who")
                    .then()
                    .statusCode(403);

        int counted = 0;
        while (counted < 100)
            counted += events.next(event -> "eu-euda".equals(event.text("agency")))
                    .said("call")
                    .path("count")
                    .intValue();
        assertThat(counted).isEqualTo(100);
    }

    @Test
    void a_flood_of_strangers_is_counted_whatever_they_show_and_hides_nobody_who_is_known() {
        Instant since = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String forged =
                stack.issuers().forged("BE", Map.of(), StubIssuers.fresh(), claims -> claims.claim("agency", "be-fgp"));
        List<Map<String, String>> shown = List.of(
                Map.of(),
                Map.of("Authorization", "Bearer nonsense"),
                Map.of("Authorization", "Bearer e30.e30.AA"),
                Map.of("Authorization", "Bearer " + forged));
        for (int n = 0; n < 100; n++)
            given().headers(shown.get(n % shown.size()))
                    .get("/who/number")
                    .then()
                    .statusCode(401);
        given().auth()
                .oauth2(stack.issuers().token("US", "us-dea", "a.known", "auditor"))
                .get("/who/number")
                .then()
                .statusCode(403);

        int strangers = 0;
        boolean known = false;
        while (strangers < 100 || !known) {
            Seen event = events.next(
                    seen -> !seen.at().isBefore(since) && seen.text("type").equals("call.refused"));
            JsonNode call = event.said("call");
            if (event.said("jurisdiction").isNull())
                strangers += call.path("statuses")
                        .path("401")
                        .asInt(call.path("status").asInt() == 401 ? 1 : 0);
            known |=
                    "us-dea".equals(event.text("agency")) && call.path("status").intValue() == 403;
        }
    }

    @Test
    void while_the_database_is_away_the_answer_is_refused_as_ever_and_the_call_is_counted() {
        stack.databaseServer().stop();
        try {
            given().auth()
                    .oauth2(stack.issuers().token("EU", "eu-europol", "a.patient", "auditor"))
                    .get("/who")
                    .then()
                    .statusCode(403)
                    .time(org.hamcrest.Matchers.lessThan(Duration.ofSeconds(10).toMillis()));
        } finally {
            stack.databaseServer().start();
        }
        Seen event = events.next(said -> "eu-europol".equals(said.text("agency")));
        assertThat(event.said("call").path("count").intValue()).isOne();
        assertThat(event.said("call").path("statuses").path("403").intValue()).isOne();
    }

    private void act(String when) {
        given().auth().oauth2(officer()).post("/acts/4711/" + when).then().statusCode(409);
    }

    private String officer() {
        return stack.issuers().token("BE", "be-fgp", "an.officer", "liaison-officer");
    }

    private static Predicate<Seen> refused(String path, int status) {
        return call(path).and(event -> event.said("call").path("status").intValue() == status);
    }

    private static Predicate<Seen> call(String path) {
        return event -> {
            JsonNode call = event.said("call");
            return path.equals(call.path("path").textValue());
        };
    }

    private static Predicate<Seen> type(String type) {
        return event -> type.equals(event.text("type"));
    }
}
