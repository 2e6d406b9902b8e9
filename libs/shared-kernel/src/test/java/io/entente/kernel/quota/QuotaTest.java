package io.entente.kernel.quota;

import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(QuotaProfile.class)
class QuotaTest {
    /** No token, what looks like one, and what does not. */
    private static final List<Map<String, String>> STRANGE =
            List.of(Map.of(), Map.of("Authorization", "Bearer e30.e30.AA"), Map.of("Authorization", "Bearer nonsense"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofSeconds(10);

    TestStack stack;

    @Inject
    HandDriven watch;

    @BeforeEach
    void everybodyHasAllOfIt() {
        watch.pass(WINDOW);
    }

    @AfterEach
    void nobodyWaits() {
        for (UniEmitter<? super String> waiting; (waiting = Desk.WAITING.poll()) != null; ) waiting.complete("late");
    }

    @Test
    void every_answer_tells_what_is_granted_and_what_is_left() {
        for (String path : List.of("/desk", "/desk/missing", "/nowhere")) {
            watch.pass(WINDOW);
            Response answer = call("an.officer", path);
            assertThat(StructuredField.parse(answer.header("RateLimit-Policy")))
                    .as(path)
                    .isEqualTo(Map.of(
                            "agency", Map.of("q", (long) QuotaProfile.AGENCY, "w", 10L),
                            "client", Map.of("q", (long) QuotaProfile.CLIENT, "w", 10L)));
            assertThat(StructuredField.parse(answer.header("RateLimit")))
                    .as(path)
                    .isEqualTo(Map.of(
                            "agency", Map.of("r", QuotaProfile.AGENCY - 1L, "t", 1L),
                            "client", Map.of("r", QuotaProfile.CLIENT - 1L, "t", 1L)));
            assertThat(answer.header("Retry-After")).as(path).isNull();
        }
    }

    @Test
    void one_call_too_many_is_told_when_to_come_back() {
        for (int n = 0; n < QuotaProfile.CLIENT; n++)
            assertThat(call("an.officer", "/desk").statusCode()).isEqualTo(200);

        List<Response> refused = new ArrayList<>();
        for (int n = 0; n < 3; n++) refused.add(call("an.officer", "/desk"));

        for (Response answer : refused) {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("type"))
                    .isEqualTo("https://entente.example/problems/quota-exceeded");
            assertThat(answer.jsonPath().getInt("status")).isEqualTo(429);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(StructuredField.parse(answer.header("RateLimit")).get("client"))
                    .isEqualTo(Map.of("r", 0L, "t", 10L));
            assertThat(answer.asString()).isEqualTo(refused.get(0).asString());
            assertThat(answer.header("Content-Type")).isEqualTo(refused.get(0).header("Content-Type"));
        }
        watch.pass(Duration.ofSeconds(1));
        assertThat(call("an.officer", "/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void colleagues_share_their_agencys_quota_and_another_agency_is_not_touched() {
        for (int n = 0; n < QuotaProfile.CLIENT; n++) call("an.officer", "/desk");
        for (int n = QuotaProfile.CLIENT; n < QuotaProfile.AGENCY; n++)
            assertThat(call("b.officer", "/desk").statusCode()).isEqualTo(200);
        assertThat(call("b.officer", "/desk").statusCode()).isEqualTo(429);

        Response other = call("US", "us-hsi", "an.officer", "/desk");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(StructuredField.parse(other.header("RateLimit"))
                        .get("agency")
                        .get("r"))
                .isEqualTo(QuotaProfile.AGENCY - 1L);
    }

    @Test
    void a_call_that_role_or_method_forbid_counts_too() {
        assertThat(as("an.officer").delete("/desk").statusCode()).isEqualTo(405);
        String auditor = stack.issuers().token("BE", "be-fgp", "an.officer", "auditor");
        Response forbidden = given().auth().oauth2(auditor).get("/desk");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(StructuredField.parse(forbidden.header("RateLimit"))
                        .get("client")
                        .get("r"))
                .isEqualTo(QuotaProfile.CLIENT - 2L);
    }

    @Test
    void a_heavy_call_counts_for_several() {
        assertThat(left(call("an.officer", "/who"), "client")).isEqualTo(QuotaProfile.CLIENT - 4L);
    }

    @Test
    void beyond_its_calls_at_once_an_agency_waits_in_line_and_beyond_its_line_it_is_refused() throws Exception {
        int room = QuotaProfile.AT_ONCE + QuotaProfile.WAITING;
        ExecutorService callers = Executors.newFixedThreadPool(room + 1);
        CompletionService<Response> answers = new ExecutorCompletionService<>(callers);
        for (int n = 0; n <= room; n++) answers.submit(() -> call("an.officer", "/desk/slow"));

        Response refused = answers.take().get();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(left(refused, "client")).as("it cost nothing").isGreaterThanOrEqualTo(QuotaProfile.CLIENT - room);
        await().atMost(PATIENCE).until(() -> Desk.WAITING.size() == QuotaProfile.AT_ONCE);
        assertThat(call("US", "us-hsi", "an.officer", "/desk").statusCode())
                .as("another agency does not notice")
                .isEqualTo(200);

        for (int n = 0; n < room; n++) {
            await().atMost(PATIENCE).until(() -> !Desk.WAITING.isEmpty());
            Desk.WAITING.remove().complete("late");
            assertThat(answers.take().get().statusCode()).isEqualTo(200);
        }
        callers.shutdown();
    }

    @Test
    void whoever_hangs_up_makes_room_and_has_paid() throws Exception {
        for (int n = 0; n <= QuotaProfile.AT_ONCE; n++) {
            await().atMost(PATIENCE).until(() -> call("b.officer", "/desk").statusCode() == 200);
            hangUp("/desk/slow");
        }
        assertThat(left(call("c.officer", "/desk"), "client"))
                .isEqualTo(QuotaProfile.CLIENT - QuotaProfile.AT_ONCE - 2L);
    }

    @Test
    void whatever_ends_a_call_makes_room_for_the_next() {
        for (int n = 0; n <= QuotaProfile.AT_ONCE; n++) {
            watch.pass(WINDOW);
            assertThat(call("an.officer", "/nowhere").statusCode()).isEqualTo(404);
            assertThat(call("an.officer", "/desk/missing").statusCode()).isEqualTo(404);
            assertThat(as("an.officer").delete("/desk").statusCode()).isEqualTo(405);
            assertThat(as("an.officer").accept("image/png").get("/who").statusCode())
                    .isEqualTo(406);
            assertThat(call("an.officer", "/who/broken").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void strangers_are_told_to_sign_in_until_they_are_too_many_and_others_do_not_notice() {
        for (int n = 0; n < QuotaProfile.STRANGERS; n++) {
            Response answer = given().headers(STRANGE.get(n % STRANGE.size())).get("/desk");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("RateLimit")).as("it would tell of others").isNull();
        }
        for (Map<String, String> strange : STRANGE) {
            Response answer = given().headers(strange).get("/desk");
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("10");
            assertThat(answer.header("RateLimit")).isNull();
        }
        assertThat(call("an.officer", "/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void health_is_not_counted() {
        for (int n = 0; n < 3 * QuotaProfile.STRANGERS; n++)
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(given().get("/desk").statusCode()).isEqualTo(401);
    }

    private Response call(String name, String path) {
        return as(name).get(path);
    }

    private Response call(String jurisdiction, String agency, String name, String path) {
        return given().auth()
                .oauth2(stack.issuers().token(jurisdiction, agency, name, "liaison-officer"))
                .get(path);
    }

    private RequestSpecification as(String name) {
        return given().auth().oauth2(stack.issuers().token("BE", "be-fgp", name, "liaison-officer"));
    }

    private static long left(Response answer, String policy) {
        return StructuredField.parse(answer.header("RateLimit")).get(policy).get("r");
    }

    /** Sends a request and closes the connection. */
    private void hangUp(String path) throws Exception {
        int before = Desk.WAITING.size();
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + stack.issuers().token("BE", "be-fgp", "c.officer", "liaison-officer")
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await().atMost(PATIENCE).until(() -> Desk.WAITING.size() > before);
        }
    }
}
