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
import java.util.concurrent.atomic.AtomicInteger;
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
    /** What an intake is sent of one address before it has answered. */
    private static final int IN_HAND = 16;
    /** So much of it, and what was asked for before that and what came unasked. */
    private static final int BYTES_IN_HAND = 4 * 1024 * 1024;

    private static final int LARGE = 1024 * 1024;

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
        WireEvent again = event(number(2));
        stack.others().send(Address.RESPONSE_GIVEN, sealed(again), 10 * IN_HAND);
        assertThat(stack.broker().waiting(from)).isGreaterThan(9 * IN_HAND);
        await().atMost(PATIENCE).until(() -> stack.broker().underWay(from) == IN_HAND);

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

    @Test
    void of_large_messages_an_intake_has_no_more_in_hand_than_it_can_hold() {
        String from = Address.RESPONSE_GIVEN.code();
        WireEvent slow = event(number(1).put("slow", true));
        WireEvent large = event(number(2).put("filler", "x".repeat(LARGE)));
        String body = sealed(large);
        int most = 1 + (BYTES_IN_HAND + body.length() - 1) / body.length() + 1;

        stack.others().send(Address.RESPONSE_GIVEN, sealed(slow));
        stack.others().send(Address.RESPONSE_GIVEN, body, 2 * most);

        AtomicInteger seen = new AtomicInteger();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            seen.accumulateAndGet(stack.broker().underWay(from), Math::max);
            return stack.broker().waiting(from) == 0;
        });
        assertThat(seen).as("while the slow one is worked on, and after it").hasValueBetween(2, most);
        assertThat(Rows.taken(stack, slow.id())).isEqualTo(1);
        assertThat(Rows.taken(stack, large.id())).isEqualTo(1);
    }

    private String sealed(WireEvent event) {
        return stack.others().seal(Address.RESPONSE_GIVEN, event);
    }

    private static WireEvent event(ObjectNode data) {
        return new WireEvent(
                UUID.randomUUID(),
                Address.RESPONSE_GIVEN.producer(),
                Address.RESPONSE_GIVEN.eventType(),
                "s",
                Instant.now(),
                data);
    }

    private static ObjectNode number(int n) {
        return JsonNodeFactory.instance.objectNode().put("number", n);
    }
}
