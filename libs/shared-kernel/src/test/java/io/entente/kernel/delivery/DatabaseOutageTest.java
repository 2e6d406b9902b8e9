package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** PostgreSQL goes away and comes back under load. An outage outlasts the intake's tries. */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class DatabaseOutageTest {
    private static final String DEAD = "dead.response.given";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    TestStack stack;

    @Inject
    Sending sending;

    private final Queue<UUID> sent = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    /** Other tests listen at the same address. */
    @AfterEach
    void leaveNothingBehind() {
        await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);
        await().atMost(PATIENCE).until(() -> stack.others().silent(Address.RECORD_RECALLED, Duration.ofSeconds(1)));
    }

    @Test
    void what_arrives_while_the_database_restarts_is_taken_once_and_nothing_dies() {
        survives(() -> {
            stack.databaseServer().stop();
            lapse();
            stack.databaseServer().start();
        });
    }

    @Test
    void readiness_follows_the_database() {
        await().atMost(PATIENCE).until(() -> ready() == 200);
        stack.databaseServer().stop();
        try {
            await().atMost(PATIENCE).until(() -> ready() == 503);
        } finally {
            stack.databaseServer().start();
        }
        await().atMost(PATIENCE).until(() -> ready() == 200);
    }

    private static int ready() {
        return given().get("/q/health/ready").statusCode();
    }

    @Test
    void what_arrives_while_the_database_is_killed_is_taken_once_and_nothing_dies() {
        survives(() -> {
            stack.databaseServer().kill();
            lapse();
            stack.databaseServer().start();
        });
    }

    @Test
    void what_arrives_while_the_database_recovers_from_a_crash_is_taken_once_and_nothing_dies() {
        survives(() -> {
            for (int n = 0; n < 3; n++) {
                crash();
                int before = sent.size();
                await().atMost(PATIENCE).until(() -> sent.size() > before + 5);
            }
        });
    }

    @Test
    void what_was_acknowledged_to_who_sends_while_the_database_is_killed_arrives() {
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                UUID id = UUID.randomUUID();
                if (sends(id)) acknowledged.add(id);
            }
        });
        try {
            for (int kill = 0; kill < 3; kill++) {
                int before = acknowledged.size();
                await().atMost(PATIENCE).until(() -> acknowledged.size() > before + 20);
                stack.databaseServer().kill();
                stack.databaseServer().start();
            }
        } finally {
            enough.set(true);
            sender.join();
        }

        Set<UUID> missing = new HashSet<>(acknowledged);
        while (!missing.isEmpty())
            missing.remove(stack.others()
                    .receive(Address.RECORD_RECALLED, event -> missing.contains(event.id()))
                    .id());
    }

    private boolean sends(UUID id) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> sending.send(Address.RECORD_RECALLED, "outage", id, JsonNodeFactory.instance.objectNode()));
            return true;
        } catch (Throwable e) {
            return false;
        }
    }

    private void survives(Runnable outage) {
        long dead = stack.broker().waiting(DEAD);
        CompletableFuture<Void> sender = CompletableFuture.runAsync(this::sendUntilEnough);
        try {
            await().atMost(PATIENCE).until(() -> sent.size() > 20);
            outage.run();
            int before = sent.size();
            await().atMost(PATIENCE).until(() -> sent.size() > before + 20);
        } finally {
            enough.set(true);
            sender.join();
        }

        await().atMost(PATIENCE).until(() -> stack.broker().waiting(Address.RESPONSE_GIVEN.code()) == 0);
        Map<UUID, Integer> once = new TreeMap<>();
        sent.forEach(id -> once.put(id, 1));
        assertThat(taken()).containsAllEntriesOf(once);
        assertThat(stack.broker().waiting(DEAD)).isEqualTo(dead);
    }

    private void sendUntilEnough() {
        while (!enough.get()) {
            UUID id = UUID.randomUUID();
            stack.others()
                    .send(
                            Address.RESPONSE_GIVEN,
                            id,
                            "s",
                            JsonNodeFactory.instance.objectNode().put("number", 1));
            sent.add(id);
        }
    }

    /** Long enough for every try of whatever is tried meanwhile. */
    private void lapse() {
        long until = System.nanoTime() + OUTAGE.toNanos();
        await().atMost(PATIENCE).until(() -> System.nanoTime() > until);
    }

    /** One backend killed: PostgreSQL ends all others and recovers, refusing connections meanwhile. */
    private void crash() {
        long pid = numbered("select pid from pg_stat_activity where usename = 'cases_worker' limit 1");
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private long numbered(String query) {
        return await().atMost(PATIENCE).ignoreExceptions().until(() -> one(query), found -> found > 0);
    }

    private long one(String query) throws SQLException {
        try (Connection admin = stack.postgres().asAdmin(stack.database());
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private Map<UUID, Integer> taken() {
        Map<UUID, Integer> taken = new TreeMap<>();
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select id, count(*) from taken group by id")) {
            while (rows.next()) taken.put(rows.getObject(1, UUID.class), rows.getInt(2));
            return taken;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
