package io.entente.cases;

import io.entente.kernel.testing.TestStack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows as their owner sees them, whoever's they are. */
public final class Rows {
    private final TestStack stack;

    public Rows(TestStack stack) {
        this.stack = stack;
    }

    public long count(String fromWhere) {
        return Long.parseLong(text("select count(*) from " + fromWhere));
    }

    /** @return the only column of the only row */
    public String text(String sql) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) throw new AssertionError("no row: " + sql);
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String... commands) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            for (String sql : commands) statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
