package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The broker goes away and comes back while a service sends and receives. */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class BrokerOutageTest {
    private final List<String> keys = Stream.of("red", "green", "blue")
            .map(key -> key + "-" + UUID.randomUUID())
            .toList();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestStack stack;

    @Inject
    Sending sending;

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @Test
    void what_is_sent_while_the_broker_is_away_arrives_and_each_record_keeps_its_order() {
        CompletableFuture<Void> sender = CompletableFuture.runAsync(this::sendUntilEnough);
        try {
            for (int n = 0; n < 2; n++) {
                awaitMore();
                stack.brokerServer().stop();
                awaitMore();
                stack.brokerServer().start();
            }
            awaitMore();
        } finally {
            enough.set(true);
            sender.join();
            stack.others().reconnect();
        }

        Map<String, Map<UUID, Integer>> arrived = new LinkedHashMap<>();
        int different = 0;
        while (different < sent.get()) {
            WireEvent event = stack.others().receive(Address.RECORD_RECALLED, any -> keys.contains(any.subject()));
            Integer before = arrived.computeIfAbsent(event.subject(), key -> new LinkedHashMap<>())
                    .putIfAbsent(event.id(), event.data().path("number").intValue());
            if (before == null) different++;
        }
        for (int key = 0; key < keys.size(); key++) {
            int first = key;
            assertThat(arrived.get(keys.get(key)).values())
                    .containsExactlyElementsOf(IntStream.range(0, sent.get())
                            .filter(number -> number % keys.size() == first)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void a_service_receives_again_once_the_broker_is_back() {
        stack.brokerServer().stop();
        stack.brokerServer().start();
        stack.others().reconnect();

        UUID id = UUID.randomUUID();
        stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        id,
                        "s",
                        JsonNodeFactory.instance.objectNode().put("number", 1));

        await().atMost(PATIENCE).until(() -> count("taken where id = '" + id + "'") == 1);
    }

    private void awaitMore() {
        int before = sent.get();
        await().atMost(PATIENCE).until(() -> sent.get() > before + 30);
    }

    private void sendUntilEnough() {
        while (!enough.get()) {
            int number = sent.get();
            String key = keys.get(number % keys.size());
            try {
                VertxContextSupport.subscribeAndAwait(() -> sending.send(
                        Address.RECORD_RECALLED,
                        key,
                        UUID.randomUUID(),
                        JsonNodeFactory.instance.objectNode().put("number", number)));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            sent.incrementAndGet();
        }
    }

    private int count(String rows) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + rows)) {
            found.next();
            return found.getInt(1);
        }
    }
}
