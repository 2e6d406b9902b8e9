package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestStack;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Connections that carry nothing more and do not end, and consumers that die abruptly. */
@QuarkusTest
@TestProfile(WiredProfile.class)
@Tag("P6")
class DeadWireTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    /** After a minute without a word, Artemis gives a consumer up. */
    private static final Duration BROKERS_PATIENCE = Duration.ofSeconds(120);

    private static final String DEAD = "dead.response.given";

    TestStack stack;

    @Inject
    Sending sending;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @Test
    void relay_and_intake_go_on_over_new_connections_when_those_to_the_database_go_dead() throws Throwable {
        send(UUID.randomUUID());
        await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);

        stack.databaseWire().goDead();

        UUID arriving = UUID.randomUUID();
        stack.others().send(Address.RESPONSE_GIVEN, arriving, "s", number(1));
        await().atMost(PATIENCE).until(() -> Rows.taken(stack, arriving) == 1);
        UUID leaving = UUID.randomUUID();
        await().atMost(PATIENCE).ignoreExceptionsMatching(any -> true).until(() -> sent(leaving));
        await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);
        arrives(leaving);
    }

    /** Long, because what the broker had sent over the dead connection is the dead consumer's until it is missed. */
    @Test
    @Tag("crash")
    void relay_and_intake_go_on_over_new_connections_when_those_to_the_broker_go_dead() throws Throwable {
        send(UUID.randomUUID());
        await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);

        stack.brokerWire().goDead();

        UUID leaving = UUID.randomUUID();
        send(leaving);
        UUID arriving = UUID.randomUUID();
        stack.others().send(Address.RESPONSE_GIVEN, arriving, "s", number(1));
        await().atMost(BROKERS_PATIENCE).until(() -> Rows.taken(stack, arriving) == 1);
        await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);
        arrives(leaving);
    }

    @Test
    @Tag("crash")
    void good_messages_outlive_a_consumer_that_dies_again_and_again() {
        long dead = stack.broker().waiting(DEAD);
        // Each waits its second out, so that the others are with the consumer when it dies.
        List<UUID> waiting = Stream.generate(UUID::randomUUID).limit(12).toList();
        waiting.forEach(id ->
                stack.others().send(Address.RESPONSE_GIVEN, id, "s", number(1).put("slow", true)));

        for (int death = 0; death < 8; death++) {
            int before = Rows.count(stack, "taken");
            await().atMost(PATIENCE)
                    .until(() -> Rows.count(stack, "taken") > before
                            || stack.broker().waiting(Address.RESPONSE_GIVEN.code()) == 0);
            stack.brokerWire().cut();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting).allMatch(id -> Rows.taken(stack, id) == 1));
        assertThat(stack.broker().waiting(DEAD)).isEqualTo(dead);
    }

    @Test
    void a_session_that_hears_nothing_more_is_ended_by_the_database_too() throws Throwable {
        for (String setting : List.of("statement_timeout", "idle_in_transaction_session_timeout")) {
            String web = VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(() -> Panache.getSession()
                    .chain(session -> session.createNativeQuery("show " + setting, String.class)
                            .getSingleResult())));
            String workers = worker.query("show " + setting)
                    .execute()
                    .subscribeAsCompletionStage()
                    .get()
                    .iterator()
                    .next()
                    .getString(0);
            assertThat(List.of(web, workers)).as(setting).doesNotContain("0");
        }
    }

    /** Whatever else was on its way may come before it. */
    private void arrives(UUID id) {
        stack.others().receive(Address.RECORD_RECALLED, event -> event.id().equals(id));
    }

    private boolean sent(UUID id) throws Exception {
        try {
            send(id);
            return true;
        } catch (Throwable e) {
            throw new Exception(e);
        }
    }

    private void send(UUID id) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> sending.send(Address.RECORD_RECALLED, "one", id, number(1)));
    }

    private static ObjectNode number(int n) {
        return JsonNodeFactory.instance.objectNode().put("number", n);
    }
}
