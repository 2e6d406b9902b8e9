package io.entente.kernel.trace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.delivery.DeliveryTables;
import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.testing.Ears;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What belongs together, from a request to a message and from a message to the next. */
@QuarkusTest
@TestProfile(KernelProfile.class)
class FollowedTest {
    private static final String THEIRS = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + THEIRS + "-00f067aa0ba902b7-01";

    TestStack stack;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_a_consumer_sends_goes_on_in_the_trace_of_what_it_took_at_whatever_try(boolean stumble) {
        TraceContext trace = TraceContext.begin();

        TraceContext followed = followed(trace, stumble);

        assertThat(followed.traceId()).isEqualTo(trace.traceId());
        assertThat(followed.parentId()).isNotEqualTo(trace.parentId());
    }

    @Test
    void messages_that_say_nothing_of_a_trace_begin_one_each() {
        assertThat(followed(null, false).traceId())
                .isNotEqualTo(followed(null, false).traceId());
    }

    @Test
    void a_message_that_is_refused_is_logged_under_the_trace_of_its_sender() {
        TraceContext trace = TraceContext.begin();
        long dead = stack.broker().waiting("dead.response.given");
        try (Ears ears = Ears.open()) {
            send(new WireEvent(
                    UUID.randomUUID(),
                    "partner-gateway",
                    Address.RESPONSE_GIVEN.eventType(),
                    "s",
                    Instant.now(),
                    JsonNodeFactory.instance.objectNode().put("number", -1),
                    trace));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> stack.broker().waiting("dead.response.given") == dead + 1);

            assertThat(ears.heard())
                    .anyMatch(line -> line.contains("is refused") && line.contains("traceId=" + trace.traceId()));
        }
    }

    @Test
    void a_request_begins_a_trace_whatever_its_caller_says() {
        List<String> traces = Sent.during(stack, () -> {
                    for (int n = 0; n < 2; n++)
                        curious()
                                .header("traceparent", TRACEPARENT)
                                .get("/who/hidden")
                                .then()
                                .statusCode(403);
                })
                .stream()
                .filter(sent -> sent.address() == Address.AUDIT_CASE)
                // What others were refused may be told meanwhile.
                .filter(sent ->
                        "a.curious".equals(SeenEvents.opened(sent.event()).text("officer")))
                .map(Sent::trace)
                .toList();

        assertThat(traces).hasSize(2).doesNotHaveDuplicates().doesNotContain(THEIRS);
    }

    @Test
    void the_callers_own_trace_stands_beside_ours_in_the_log_and_nowhere_in_the_answer() {
        try (Ears ears = Ears.open()) {
            String answer = officer()
                    .header("traceparent", TRACEPARENT)
                    .get("/who/broken")
                    .then()
                    .statusCode(500)
                    .extract()
                    .response()
                    .headers()
                    .toString();

            assertThat(ears.heard())
                    .anyMatch(line -> line.contains("callerTraceId=" + THEIRS) && line.contains("traceId="));
            assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("trace");
        }
    }

    @Test
    void what_is_no_trace_context_or_two_of_them_is_not_repeated_in_the_log() {
        try (Ears ears = Ears.open()) {
            officer().header("traceparent", "canary").get("/who/broken").then().statusCode(500);
            officer()
                    .header("traceparent", TRACEPARENT, "00-" + THEIRS + "-00f067aa0ba902b8-01")
                    .get("/who/broken")
                    .then()
                    .statusCode(500);

            assertThat(ears.heard())
                    .anyMatch(line -> line.contains("traceId="))
                    .noneMatch(line -> line.contains("callerTraceId") || line.contains("canary"));
        }
    }

    private TraceContext followed(@Nullable TraceContext trace, boolean stumble) {
        String subject = UUID.randomUUID().toString();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("number", 1)
                .put("follow", true)
                .put("stumble", stumble);
        WireEvent event = new WireEvent(
                UUID.randomUUID(),
                "partner-gateway",
                Address.RESPONSE_GIVEN.eventType(),
                subject,
                Instant.now(),
                data,
                trace);
        return Sent.during(stack, () -> {
                    send(event);
                    await().atMost(Duration.ofSeconds(60)).until(() -> taken(event.id()));
                })
                .stream()
                .filter(sent -> sent.event().subject().equals(subject))
                .map(sent -> sent.event().trace())
                .findFirst()
                .orElseThrow();
    }

    private void send(WireEvent event) {
        stack.others().send(Address.RESPONSE_GIVEN, stack.others().seal(Address.RESPONSE_GIVEN, event));
    }

    private RequestSpecification officer() {
        return given().auth().oauth2(stack.issuers().token("BE", "be-fgp", "an.officer", "liaison-officer"));
    }

    private RequestSpecification curious() {
        return given().auth().oauth2(stack.issuers().token("US", "us-hsi", "a.curious", "auditor"));
    }

    private boolean taken(UUID id) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select from taken where id = '" + id + "'")) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
