package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.Ears;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the broker refuses: here, events for an address at which this service may not send, or not for a while. */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class RefusedTest {
    private static final int MORE_THAN_A_BATCH = 250;
    private static final int RECORDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestStack stack;

    @Inject
    Sending sending;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @AfterEach
    void clear() throws SQLException {
        execute("delete from outbox where address = 'response.given'");
    }

    @Test
    void a_record_whose_events_are_refused_holds_up_no_other() throws Throwable {
        refused("'one'", MORE_THAN_A_BATCH);

        arrives(UUID.randomUUID());
        assertThat(left()).isEqualTo(MORE_THAN_A_BATCH);
    }

    @Test
    void many_records_whose_events_are_refused_hold_up_no_other() throws Throwable {
        refused("'refused-' || n", MORE_THAN_A_BATCH);

        arrives(UUID.randomUUID());
        assertThat(left()).isEqualTo(MORE_THAN_A_BATCH);
    }

    @Test
    void what_was_refused_is_tried_now_and_then_and_leaves_once_and_in_order_when_it_is_not_refused_any_more()
            throws Throwable {
        String address = Address.RECORD_RELEASED.code();
        stack.others().hangUp();
        try (SlowConsumer receiver = SlowConsumer.at(Address.RECORD_RELEASED, stack, Duration.ZERO);
                Ears ears = Ears.open()) {
            long begun = System.nanoTime();
            Runnable allow = stack.broker().refuse(address);
            Map<String, List<String>> written;
            try {
                written = Backlog.of(20 * RECORDS, RECORDS, 100).writtenTo(stack);
                await().atMost(PATIENCE).until(() -> refusals(ears).size() >= 2 * RECORDS);
                arrives(UUID.randomUUID());

                List<String> refusals = refusals(ears);
                assertThat(written.values())
                        .as("the first of each record is tried, and no other")
                        .allSatisfy(ids -> assertThat(refusals).anyMatch(line -> line.contains(ids.get(0))))
                        .allSatisfy(ids -> assertThat(refusals)
                                .noneMatch(line -> ids.stream().skip(1).anyMatch(line::contains)));
                assertThat(refusals)
                        .as("no more lines than there were times to try again")
                        .hasSizeLessThanOrEqualTo(RECORDS * (1 + triesSince(begun)));
                assertThat(receiver.idsByRecord())
                        .doesNotContainKeys(written.keySet().toArray(String[]::new));
            } finally {
                allow.run();
            }

            await().atMost(PATIENCE)
                    .until(() -> Rows.count(stack, "outbox where address = '" + address + "'") == 0
                            && stack.broker().waiting(address) == 0);
            assertThat(receiver.idsByRecord())
                    .as("each once, in the order of writing")
                    .containsAllEntriesOf(written);
        }
    }

    private static List<String> refusals(Ears ears) {
        return ears.heard().stream()
                .filter(line -> line.contains("the broker refuses"))
                .toList();
    }

    private static int triesSince(long begun) {
        return (int) ((System.nanoTime() - begun) / KernelProfile.REFUSED.toNanos());
    }

    private void arrives(UUID id) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> sending.send(Address.RECORD_RECALLED, "other", id, JsonNodeFactory.instance.objectNode()));
        stack.others().receive(Address.RECORD_RECALLED, event -> event.id().equals(id));
    }

    private void refused(String key, int number) throws SQLException {
        execute("insert into outbox (id, address, order_key, body)"
                + " select gen_random_uuid(), 'response.given', " + key + ", 'x' from generate_series(1, " + number
                + ") as n");
    }

    private int left() throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from outbox where address = 'response.given'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
