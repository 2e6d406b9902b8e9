package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clocks are set while messages wait: the sender's, the service's own before each time that it asks, and the database's
 * that dates the rows. Nobody takes the time for an order, or what is old for what is done.
 */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class ClockJumpTest {
    private static final List<Duration> LEAPS =
            List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(40), Duration.ofDays(-40));
    private static final int RECORDS = 4;
    private static final int EACH = 10;
    private static final int TIMES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEAD = "dead.response.given";

    TestStack stack;

    @Inject
    MovedClock clock;

    /** One of its own, so that what another test left behind is not taken for this one's. */
    private final String prefix = "leaping-" + UUID.randomUUID() + "-";

    private final List<WireEvent> sent = new ArrayList<>();

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @AfterEach
    void right() {
        clock.putRight();
    }

    @Test
    void what_waits_takes_effect_once_and_leaves_once_and_in_order_while_clocks_are_set_ahead_and_back()
            throws SQLException {
        long dead = stack.broker().waiting(DEAD);
        clock.leap(LEAPS);

        try (Connection relayWaits = held("select pg_advisory_xact_lock(" + DeliveryTables.RELAY_LOCK + ")")) {
            try (Connection intakeWaits = held("lock table taken in exclusive mode")) {
                sendEachTenTimes();
                intakeWaits.rollback();
            }
            await().atMost(PATIENCE).until(() -> stack.broker().waiting(Address.RESPONSE_GIVEN.code()) == 0);
            assertThat(Rows.count(stack, "taken where id in (" + ids() + ")")).isEqualTo(RECORDS * EACH);
            assertThat(Rows.count(stack, waiting())).isEqualTo(RECORDS * EACH);
            assertThat(stack.broker().waiting(DEAD)).isEqualTo(dead);

            Rows.execute(
                    stack,
                    "update outbox set created_at = created_at + (array['1 hour', '-1 hour', '40 days',"
                            + " '-40 days'])[1 + (position % 4)::int]::interval where order_key like '" + prefix
                            + "%'");
            relayWaits.rollback();
        }
        List<WireEvent> arrived = arrived();

        assertThat(numbersByRecord(arrived)).hasSize(RECORDS).allSatisfy((record, numbers) -> assertThat(numbers)
                .as(record)
                .containsExactlyElementsOf(IntStream.range(0, EACH).boxed().toList()));
        assertThat(LEAPS).as("the clock was set to each").allSatisfy(leap -> assertThat(arrived)
                .anyMatch(event -> isAhead(event, leap)));
    }

    /** Holds up whoever needs the same, until it is rolled back. */
    private Connection held(String lock) throws SQLException {
        Connection owner = stack.as("owner");
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute(lock);
        }
        return owner;
    }

    /** Records take turns; so do the sender's clocks, one behind, so that no record keeps to one time. */
    private void sendEachTenTimes() {
        for (int number = 0; number < EACH; number++)
            for (int record = 0; record < RECORDS; record++) {
                WireEvent event = new WireEvent(
                        UUID.randomUUID(),
                        Address.RESPONSE_GIVEN.producer(),
                        Address.RESPONSE_GIVEN.eventType(),
                        prefix + record,
                        Instant.now().plus(LEAPS.get((number + record) % LEAPS.size())),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("number", number)
                                .put("follow", true));
                stack.others().send(Address.RESPONSE_GIVEN, stack.others().seal(Address.RESPONSE_GIVEN, event), TIMES);
                sent.add(event);
            }
    }

    /** All that the partner gets of it: nothing waits any more, here or with the broker. */
    private List<WireEvent> arrived() {
        String to = Address.RECORD_RECALLED.code();
        List<WireEvent> arrived = new ArrayList<>();
        while (arrived.size() < sent.size()) {
            WireEvent next = stack.others().receive(Address.RECORD_RECALLED);
            if (next.subject().startsWith(prefix)) arrived.add(next);
        }
        await().atMost(PATIENCE)
                .until(() -> Rows.count(stack, waiting()) == 0 && stack.broker().waiting(to) == 0);
        assertThat(stack.others().silent(Address.RECORD_RECALLED, Duration.ofMillis(1)))
                .as("no more arrived than was sent")
                .isTrue();
        return arrived;
    }

    private String waiting() {
        return "outbox where order_key like '" + prefix + "%'";
    }

    private String ids() {
        return sent.stream().map(event -> "'" + event.id() + "'").collect(Collectors.joining(","));
    }

    private static Map<String, List<Integer>> numbersByRecord(List<WireEvent> events) {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        events.forEach(event -> numbers.computeIfAbsent(event.subject(), record -> new ArrayList<>())
                .add(event.data().path("number").intValue()));
        return numbers;
    }

    private static boolean isAhead(WireEvent event, Duration leap) {
        return Duration.between(Instant.now().plus(leap), event.time()).abs().compareTo(Duration.ofMinutes(30)) < 0;
    }
}
