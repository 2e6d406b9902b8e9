package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.database.Outage;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.SmallDisk;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** No space left: at the broker, and at PostgreSQL. */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
@EnabledIf(
        value = "io.entente.kernel.testing.SmallDisk#possible",
        disabledReason = "a disk of its own to fill takes root and the right to mount")
class DiskFullTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The broker looks at its disk every five seconds. */
    private static final Duration LOOKS = Duration.ofSeconds(7);
    /** Who runs PostgreSQL where we are root. */
    private static final int NOBODY = 65534;

    TestStack stack;

    @Inject
    Sending sending;

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
    void what_the_broker_has_no_room_for_stays_in_the_outbox_and_leaves_when_it_has() throws Throwable {
        stack.brokerServer().stop();
        // The broker takes nothing more below 256 MiB.
        SmallDisk disk = SmallDisk.over(stack.brokerServer().data(), 0, 350);
        try {
            stack.brokerServer().start();
            stack.others().reconnect();
            UUID first = send();
            stack.others().receive(Address.RECORD_RECALLED, event -> event.id().equals(first));

            disk.fillUpTo(200);
            await().pollDelay(LOOKS).until(() -> true);
            // More than a sender may still send that was given leave before.
            Rows.execute(
                    stack,
                    "insert into outbox (id, address, order_key, body) select gen_random_uuid(), 'record.released',"
                            + " 'full-' || n % 100, 'x' from generate_series(1, 3000) as n");
            await().during(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") > 1000);

            disk.free();
            await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);
            assertThat(stack.broker().waiting(Address.RECORD_RELEASED.code())).isGreaterThanOrEqualTo(3000);
        } finally {
            stack.brokerServer().stop();
            disk.close();
            stack.brokerServer().start();
            stack.others().reconnect();
        }
    }

    @Test
    void what_postgresql_has_no_room_for_fails_as_an_outage_or_waits_and_all_goes_on_when_it_has() throws Exception {
        long dead = stack.broker().waiting("dead.response.given");
        Path place = Files.createTempDirectory("entente-small-");
        SmallDisk disk = SmallDisk.over(place, NOBODY, 12);
        try {
            admin("create tablespace small location '" + place + "'");
            admin("truncate outbox, inbox, taken");
            move("small");
            disk.fillUpTo(0);

            Throwable refused = await().atMost(PATIENCE).until(this::refusal, failure -> failure != null);
            assertThat(Outage.is(refused)).as("%s", refused).isTrue();
            UUID arriving = UUID.randomUUID();
            stack.others().send(Address.RESPONSE_GIVEN, arriving, "s", JsonNodeFactory.instance.objectNode());

            disk.free();
            await().atMost(PATIENCE).until(() -> Rows.taken(stack, arriving) == 1);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> refusal() == null);
            await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);
            assertThat(stack.broker().waiting("dead.response.given")).isEqualTo(dead);
        } finally {
            move("pg_default");
            admin("drop tablespace small");
            disk.close();
        }
    }

    private Throwable refusal() {
        try {
            send();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private UUID send() throws Throwable {
        UUID id = UUID.randomUUID();
        VertxContextSupport.subscribeAndAwait(
                () -> sending.send(Address.RECORD_RECALLED, "one", id, JsonNodeFactory.instance.objectNode()));
        return id;
    }

    private void move(String tablespace) throws SQLException {
        for (String table : new String[] {"outbox", "inbox", "taken"})
            admin("alter table " + table + " set tablespace " + tablespace);
    }

    private void admin(String sql) throws SQLException {
        try (Connection admin = stack.postgres().asAdmin(stack.database());
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
