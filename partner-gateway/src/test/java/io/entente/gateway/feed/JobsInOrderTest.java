package io.entente.gateway.feed;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
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
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whoever queues many jobs takes them in one order: two that do so at once wait for each other, and never both at once. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P6")
class JobsInOrderTest {
    /** In whatever order they come, the first is seldom the first of so many. */
    private static final int MANY = 60;

    private static final String NODE = "node-of-jobs-in-order";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    FeedJobs jobs;

    @Inject
    Sightings sightings;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    TestStack stack;

    private Connection atTheirFeeds;

    /** Agencies of no register, whose feeds stand still meanwhile. */
    @BeforeEach
    void file() throws SQLException {
        execute("insert into feed_head (agency) values ('zz-0'), ('zz-1') on conflict do nothing");
        atTheirFeeds = stack.as("owner");
        atTheirFeeds.setAutoCommit(false);
        try (Statement statement = atTheirFeeds.createStatement()) {
            statement.execute("select 1 from feed_head where agency like 'zz-%' for update");
        }
        execute("insert into shelf_record (record, owner) select gen_random_uuid(), '" + NODE
                + "' from generate_series(1, " + MANY + ")");
        execute("insert into decision_input (hash, kind, document) values ('" + NODE + "', 'labels', '{}')");
        execute("insert into shelf_version (record, version, version_id, labels_hash, received_at, signed_part, sender,"
                + " review_by) select record, 1, gen_random_uuid(), owner, now(), '', owner, '2099-01-01' from shelf_record where owner = '"
                + NODE + "'");
        execute("insert into shelf_recipient (record, version, agency, mode) select record, 1,"
                + " 'zz-' || row_number() over () % 2, 'full' from shelf_record where owner = '" + NODE + "'");
        execute(
                "insert into feed_job (agency, record, due_at) select agency, record, '2099-01-01Z' from shelf_recipient"
                        + " where agency like 'zz-%'");
        execute("insert into feed_sighting (agency, record, purpose) select agency, record, 'x' from shelf_recipient"
                + " where agency like 'zz-%'");
    }

    @AfterEach
    void forget() throws SQLException {
        String ours = "(select record from shelf_version where sender = '" + NODE + "')";
        execute("delete from feed_job where agency like 'zz-%'");
        execute("delete from feed_sighting where agency like 'zz-%'");
        execute("delete from shelf_recipient where record in " + ours);
        execute("delete from shelf_version where sender = '" + NODE + "'");
        execute("delete from decision_input where hash = '" + NODE + "'");
        execute("delete from shelf_record where owner = '" + NODE + "'");
        atTheirFeeds.close();
    }

    @Test
    void what_one_service_sent() throws Exception {
        takesInOrder("true", connection -> jobs.queueAllOf(Transaction.in(connection), NODE));
    }

    @Test
    void everything_there_is() throws Exception {
        takesInOrder("true", connection -> jobs.queueAll(Transaction.in(connection)));
    }

    @Test
    void what_an_agency_sighted() throws Exception {
        takesInOrder(
                "agency = 'zz-0'",
                connection -> sightings.queue(Transaction.in(connection), new AgencyId("zz-0"), Instant.now()));
    }

    private void takesInOrder(String which, Function<SqlConnection, Uni<Void>> work) throws Exception {
        String ours = "agency like 'zz-%' and " + which;
        CompletableFuture<Void> done;
        try (Connection holding = stack.as("owner");
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("select 1 from feed_job where " + ours + " order by agency, record limit 1 for update");
            done = worker.withTransaction(work).subscribeAsCompletionStage();
            await().atMost(PATIENCE).until(this::somebodyWaits);

            assertThat(number("select count(*) from (select 1 from feed_job where " + ours
                            + " for update skip locked) free"))
                    .as("all but the first, for which it waits, are anybody's still")
                    .isEqualTo(number("select count(*) from feed_job where " + ours) - 1);
        }
        done.get(60, TimeUnit.SECONDS);
    }

    private boolean somebodyWaits() throws SQLException {
        return number("select count(*) from pg_locks l join pg_stat_activity a using (pid) where not l.granted and"
                        + " l.locktype in ('transactionid', 'tuple') and a.datname = current_database()")
                > 0;
    }

    private long number(String sql) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
