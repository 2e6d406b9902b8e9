package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.Envelope;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class IntakeTest {
    private static final String DEAD = "dead.response.given";

    TestStack stack;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @Test
    void a_message_that_comes_ten_times_takes_effect_once() {
        WireEvent event = event(5);
        String sealed = stack.others().seal(Address.RESPONSE_GIVEN, event);

        for (int n = 0; n < 10; n++) stack.others().send(Address.RESPONSE_GIVEN, sealed);
        WireEvent last = stack.others().send(Address.RESPONSE_GIVEN, UUID.randomUUID(), "s", number(6));

        await().atMost(Duration.ofSeconds(60)).until(() -> taken(last.id()) == 1);
        assertThat(taken(event.id())).isEqualTo(1);
    }

    @Test
    void a_message_that_is_not_json_goes_to_the_dead_letters_and_the_next_is_taken() {
        long before = stack.broker().waiting(DEAD);

        stack.others().send(Address.RESPONSE_GIVEN, "poison");
        WireEvent next = stack.others().send(Address.RESPONSE_GIVEN, UUID.randomUUID(), "s", number(1));

        await().atMost(Duration.ofSeconds(60)).until(() -> taken(next.id()) == 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> stack.broker().waiting(DEAD) == before + 1);
    }

    @Test
    void a_message_signed_by_another_service_is_refused() {
        long before = stack.broker().waiting(DEAD);
        WireEvent forged = event(9);

        stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        Envelope.close(
                                forged,
                                stack.keys().service("audit-service"),
                                stack.keys().opening("case-service").toPublicJWK()));

        await().atMost(Duration.ofSeconds(60)).until(() -> stack.broker().waiting(DEAD) == before + 1);
        assertThat(taken(forged.id())).isZero();
    }

    @Test
    void what_fails_half_way_leaves_no_trace_of_itself() {
        long before = stack.broker().waiting(DEAD);

        WireEvent refused = stack.others().send(Address.RESPONSE_GIVEN, UUID.randomUUID(), "s", number(-1));

        await().atMost(Duration.ofSeconds(60)).until(() -> stack.broker().waiting(DEAD) == before + 1);
        assertThat(taken(refused.id())).isZero();
    }

    private static WireEvent event(int number) {
        return new WireEvent(
                UUID.randomUUID(),
                "partner-gateway",
                Address.RESPONSE_GIVEN.eventType(),
                "s",
                Instant.now(),
                number(number));
    }

    private static JsonNode number(int n) {
        return JsonNodeFactory.instance.objectNode().put("number", n);
    }

    private int taken(UUID id) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from taken where id = '" + id + "'")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
