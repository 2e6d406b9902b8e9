package io.entente.audit;

import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestStack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/** Sends events as the other services do and looks behind the curtain, as the owner of the tables. */
public final class AuditDatabase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestStack stack;

    public AuditDatabase(TestStack stack) {
        this.stack = stack;
    }

    public void send(Address to, EventTestData event) {
        var statement = event.statement(to.producer(), stack.keys().service(to.producer()));
        stack.others().send(to, event.id(), event.id().toString(), event.data(statement));
    }

    /** Sends an event of the gateway and waits until it is in the ledger. @return its index */
    public long taken(EventTestData event) {
        send(Address.AUDIT_GATEWAY, event);
        return indexOf(event.id());
    }

    /** Waits until the event is in the ledger. @return its index */
    public long indexOf(UUID event) {
        await().atMost(PATIENCE).until(() -> count("ledger.entry where event_id = '" + event + "'") > 0);
        return numbers("select index from ledger.entry where event_id = '" + event + "'")
                .get(0);
    }

    public long count(String rows) {
        return numbers("select count(*) from " + rows).get(0);
    }

    public List<Long> numbers(String query) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) numbers.add(rows.getLong(1));
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs one statement as a role, in a transaction that sees the rows of a jurisdiction. @return rows changed */
    public int as(String role, String jurisdiction, String sql) throws SQLException {
        try (Connection connection = stack.as(role);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('entente.jurisdiction', '" + jurisdiction + "', true)");
            boolean found = statement.execute(sql);
            int rows = 0;
            if (found) while (statement.getResultSet().next()) rows++;
            else rows = statement.getUpdateCount();
            connection.commit();
            return rows;
        }
    }
}
