package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Somebody takes one message a second: that is nobody else's trouble, and nothing piles up but with the broker. */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class SlowConsumerTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEAD = "dead.response.given";
    private static final int SLOW = 8;
    /** What the client library lets a consumer be sent before it has answered. */
    private static final int CREDIT = 1_000;

    TestStack stack;

    @Inject
    Sending sending;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @Test
    void one_that_takes_a_message_a_second_fills_neither_the_outbox_nor_the_way_to_others() throws Throwable {
        int many = 300;
        stack.others().hangUp();
        try (SlowConsumer slow = SlowConsumer.at(Address.RECORD_RELEASED, stack, A_SECOND)) {
            Instant begun = Instant.now();
            Map<String, List<String>> written = Backlog.of(many, 30, 22_000).writtenTo(stack);

            await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);
            UUID other = UUID.randomUUID();
            VertxContextSupport.subscribeAndAwait(
                    () -> sending.send(Address.RECORD_RECALLED, "other", other, number(1)));
            stack.others().receive(Address.RECORD_RECALLED, event -> event.id().equals(other));
            assertThat(stack.broker().waiting(Address.RECORD_RELEASED.code())).isGreaterThan(many / 2);
            await().atMost(PATIENCE).until(() -> slow.taken() >= SLOW);
            assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(A_SECOND.multipliedBy(SLOW));
            // Between two messages there is none for a moment.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stack.broker().underWay(Address.RECORD_RELEASED.code()))
                            .as("with the consumer: one that it works on, and the next")
                            .isBetween(1, 2));

            slow.hurry();
            await().atMost(PATIENCE).until(() -> stack.broker().waiting(Address.RECORD_RELEASED.code()) == 0);
            assertThat(slow.idsByRecord())
                    .as("each once, in the order of writing")
                    .containsAllEntriesOf(written);
        }
    }

    @Test
    void an_intake_that_takes_a_message_a_second_is_sent_so_many_and_no_more_and_other_addresses_go_on() {
        long dead = stack.broker().waiting(DEAD);
        String from = Address.RESPONSE_GIVEN.code();
        Instant begun = Instant.now();
        List<WireEvent> slow = Stream.generate(() -> stack.others()
                        .send(
                                Address.RESPONSE_GIVEN,
                                UUID.randomUUID(),
                                "s",
                                number(1).put("slow", true)))
                .limit(SLOW)
                .toList();
        // One message again and again: more than a consumer is sent at once.
        WireEvent again = new WireEvent(
                UUID.randomUUID(),
                Address.RESPONSE_GIVEN.producer(),
                Address.RESPONSE_GIVEN.eventType(),
                "s",
                Instant.now(),
                number(2));
        stack.others().send(Address.RESPONSE_GIVEN, stack.others().seal(Address.RESPONSE_GIVEN, again), CREDIT + 100);
        assertThat(stack.broker().waiting(from)).isGreaterThan(CREDIT);
        assertThat(stack.broker().underWay(from)).isLessThanOrEqualTo(CREDIT);

        WireEvent other = stack.others().send(Address.CONSENT_REQUESTED, UUID.randomUUID(), "s", number(3));
        await().atMost(PATIENCE).until(() -> Rows.taken(stack, other.id()) == 1);
        assertThat(Rows.taken(stack, slow.get(SLOW - 1).id()))
                .as("the last of the slow ones")
                .isZero();

        await().atMost(PATIENCE).until(() -> stack.broker().waiting(from) == 0);
        assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(A_SECOND.multipliedBy(SLOW));
        assertThat(slow).allMatch(event -> Rows.taken(stack, event.id()) == 1);
        assertThat(Rows.taken(stack, again.id())).isEqualTo(1);
        assertThat(stack.broker().waiting(DEAD)).isEqualTo(dead);
    }

    private static ObjectNode number(int n) {
        return JsonNodeFactory.instance.objectNode().put("number", n);
    }
}
