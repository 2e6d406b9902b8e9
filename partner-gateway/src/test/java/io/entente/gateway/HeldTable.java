package io.entente.gateway;

import io.entente.kernel.testing.TestStack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.awaitility.Awaitility.await;

/** A table that a test holds from a connection of its own, so that whoever needs it stands still exactly there. */
public final class HeldTable implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final TestStack stack;
    private final String table;
    private final Connection holding;

    private HeldTable(TestStack stack, String table, Connection holding) {
        this.stack = stack;
        this.table = table;
        this.holding = holding;
    }

    /** @param mode of PostgreSQL's, such as {@code exclusive}: who only reads passes */
    public static HeldTable in(TestStack stack, String table, String mode) throws SQLException {
        Connection holding = stack.as("owner");
        holding.setAutoCommit(false);
        try (Statement statement = holding.createStatement()) {
            statement.execute("lock table " + table + " in " + mode + " mode");
        }
        return new HeldTable(stack, table, holding);
    }

    /** @return what somebody gets who is expected not to need the table */
    public <T> T meanwhile(Callable<T> work) throws Exception {
        ExecutorService another = Executors.newSingleThreadExecutor();
        try {
            return another.submit(work).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            another.shutdownNow();
        }
    }

    /** @param role {@code web} for a request, {@code worker} for what the service does by itself */
    public void awaitThatWaits(String role) {
        await().atMost(PATIENCE).until(() -> waits(role, "l.relation = '" + table + "'::regclass"));
    }

    /** Whether somebody waits to have a record alone, or together with other readers. */
    public boolean waitsForRecord(String mode) {
        return waits("%", "l.locktype = 'advisory' and l.mode = '" + mode + "'");
    }

    public void awaitThat(BooleanSupplier condition) {
        await().atMost(PATIENCE).until(condition::getAsBoolean);
    }

    private boolean waits(String role, String lock) {
        String sql = "select exists (select from pg_locks l join pg_stat_activity a using (pid) where not l.granted"
                + " and a.datname = current_database() and a.usename like '%\\_" + role + "' and " + lock + ")";
        try (Connection looking = stack.as("owner");
                Statement statement = looking.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        holding.close();
    }
}
