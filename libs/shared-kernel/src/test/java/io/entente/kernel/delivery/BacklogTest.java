package io.entente.kernel.delivery;

import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The broker was away, and ten thousand messages of the usual size wait for it. What five minutes without it are to the
 * services as they are shipped, the system tests try.
 */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class BacklogTest {
    private static final Logger LOG = Logger.getLogger(BacklogTest.class);
    private static final int MESSAGES = 10_000;
    private static final int RECORDS = 200;
    /** Random bytes of one body: as text, what an event comes to that is padded to 16 KiB, signed and sealed. */
    private static final int BYTES = 22_000;

    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    TestStack stack;

    private final Vertx vertx = Vertx.vertx();
    private final Queue<AmqpMessage> received = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @AfterEach
    void hangUp() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        stack.others().reconnect();
    }

    @Test
    void ten_thousand_waiting_messages_leave_within_a_minute_and_each_record_keeps_its_order() throws Exception {
        stack.brokerServer().stop();
        Map<String, List<String>> written = Backlog.of(MESSAGES, RECORDS, BYTES).writtenTo(stack);
        stack.brokerServer().start();

        long begun = System.nanoTime();
        listen();
        await().atMost(A_MINUTE).pollInterval(Duration.ofMillis(100)).until(() -> Rows.count(stack, "outbox") == 0);
        LOG.infof(
                "%d messages of %d characters drained in %d ms",
                MESSAGES, BYTES * 4 / 3, (System.nanoTime() - begun) / 1_000_000);

        await().atMost(A_MINUTE)
                .until(() ->
                        arrived(written).values().stream().mapToInt(Set::size).sum() == MESSAGES);
        Map<String, Set<String>> arrived = arrived(written);
        written.forEach(
                (record, ids) -> assertThat(arrived.get(record)).as(record).containsExactlyElementsOf(ids));
    }

    private void listen() throws Exception {
        AmqpConnection connection = AmqpClient.create(
                        vertx,
                        new AmqpClientOptions()
                                .setHost("127.0.0.1")
                                .setPort(stack.broker().port())
                                .setUsername("partner-gateway")
                                .setPassword(stack.broker().password("partner-gateway")))
                .connect()
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        connection
                .createReceiver(Address.RECORD_RELEASED.code())
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .handler(received::add);
    }

    /** Ids by record in the order of their first arrival: what was under way when something failed may come again. */
    private Map<String, Set<String>> arrived(Map<String, List<String>> written) {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        for (AmqpMessage message : received)
            ids.computeIfAbsent(
                            message.applicationProperties().getString("cloudEvents:subject"),
                            key -> new LinkedHashSet<>())
                    .add(message.applicationProperties().getString("cloudEvents:id"));
        ids.keySet().retainAll(written.keySet());
        return ids;
    }
}
