package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.FailingDisk;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The disk under PostgreSQL's log of changes fails, or the one under the broker's journal: fsync says so. What was
 * acknowledged before is there afterwards.
 */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
@Tag("crash")
@EnabledIf(
        value = "io.entente.kernel.testing.FailingDisk#possible",
        disabledReason = "a device of its own to break takes root and loop devices")
class DiskFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Who runs PostgreSQL where we are root. */
    private static final int NOBODY = 65534;

    private static final long MEBIBYTE = 1024L * 1024L;
    /** More than PostgreSQL adds while it works here, so that it comes to blocks that were never written. */
    private static final int ROOM = 100;
    /** Four times as much is what the broker sees, and it takes nothing more below 256. */
    private static final int ROOM_OF_BROKER = 150;

    TestStack stack;

    @Inject
    Sending sending;

    private final Set<UUID> acknowledged = new HashSet<>();
    private long more;

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
    void what_was_acknowledged_before_fsync_failed_arrives_and_nothing_was_acknowledged_after() throws Exception {
        Path log = stack.databaseServer().data().resolve("pg_wal");
        Path aside = log.resolveSibling("pg_wal.aside");
        stack.databaseServer().stop();
        Files.move(log, aside);
        try (FailingDisk disk = new FailingDisk(log, NOBODY, mebibytes(aside) + ROOM)) {
            copy(aside, log);
            stack.databaseServer().start();
            await().atMost(PATIENCE).until(this::sends);
            while (acknowledged.size() < 50) sends();

            disk.fail();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                sends();
                return !written();
            });
            // Whoever cannot keep what it says ends rather than say it; and starts no more on what it cannot trust.
            await().atMost(PATIENCE)
                    .until(() -> Files.readString(stack.postgres().log()).contains("could not fsync file"));
            stack.databaseServer().kill();
            assertThat(sends()).isFalse();

            disk.mend();
            stack.databaseServer().start();
            Set<UUID> missing = new HashSet<>(acknowledged);
            while (!missing.isEmpty())
                missing.remove(stack.others()
                        .receive(Address.RECORD_RECALLED, event -> missing.contains(event.id()))
                        .id());
            await().atMost(PATIENCE).until(this::sends);

            stack.databaseServer().stop();
            copy(log, aside);
        }
        Files.delete(log);
        Files.move(aside, log);
        stack.databaseServer().start();
        await().atMost(PATIENCE).until(this::sends);
    }

    @Test
    void what_was_acknowledged_waits_while_the_brokers_fsync_fails_and_arrives_afterwards(@TempDir Path home)
            throws Exception {
        Path journal = stack.brokerServer().data();
        Path aside = journal.resolveSibling(journal.getFileName() + ".aside");
        stack.brokerServer().stop();
        Files.move(journal, aside);
        try (FailingDisk disk = new FailingDisk(journal, 0, ROOM_OF_BROKER)) {
            copy(aside, journal);
            Process broker = stack.brokerServer().startApart(home);
            stack.others().reconnect();
            while (acknowledged.size() < 50) sends();
            await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);

            disk.fail();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
                sends();
                if (Rows.count(stack, "outbox") < 100) manyMore();
                return !broker.isAlive();
            });
            assertThat(broker.exitValue()).isEqualTo(1);
            assertThat(home.resolve("log")).content().contains("its disk does not keep what it is sent");
            for (int i = 0; i < 20; i++) assertThat(sends()).isTrue();
            assertThat(Rows.count(stack, "outbox")).isGreaterThanOrEqualTo(20);

            disk.mend();
            stack.brokerServer().start();
            stack.others().reconnect();
            Set<UUID> missing = new HashSet<>(acknowledged);
            while (!missing.isEmpty())
                missing.remove(stack.others().receive(Address.RECORD_RECALLED).id());
            await().atMost(PATIENCE).until(() -> Rows.count(stack, "outbox") == 0);
            assertThat(stack.broker().waiting(Address.RECORD_RELEASED.code()))
                    .as("what it took and could not say so is sent again")
                    .isGreaterThanOrEqualTo(more);
            stack.brokerServer().stop();
        }
        Files.delete(journal);
        Files.move(aside, journal);
        stack.brokerServer().start();
        stack.others().reconnect();
    }

    /** Two mebibytes, at an address where nobody listens: one file of the journal. */
    private void manyMore() throws SQLException {
        Rows.execute(
                stack,
                "insert into outbox (id, address, order_key, body) select gen_random_uuid(), 'record.released',"
                        + " 'more-' || n, repeat('x', 20000) from generate_series(1, 100) as n");
        more += 100;
    }

    private boolean sends() {
        UUID id = UUID.randomUUID();
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> sending.send(Address.RECORD_RECALLED, "fault", id, JsonNodeFactory.instance.objectNode()));
        } catch (Throwable e) {
            return false;
        }
        return acknowledged.add(id);
    }

    /** A mebibyte more in the log of changes. */
    private boolean written() {
        try (Connection admin = stack.postgres().asAdmin(stack.database());
                Statement statement = admin.createStatement()) {
            statement.execute("select pg_logical_emit_message(true, 'filler', repeat('x', 1000000))");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** What ran before may have left a long log. */
    private static int mebibytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return Math.toIntExact(
                    files.mapToLong(file -> file.toFile().length()).sum() / MEBIBYTE + 1);
        }
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Process copy = new ProcessBuilder("cp", "-a", from + "/.", to + "/")
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
    }
}
