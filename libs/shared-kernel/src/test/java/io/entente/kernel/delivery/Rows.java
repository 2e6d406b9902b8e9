package io.entente.kernel.delivery;

import io.entente.kernel.testing.TestStack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A look into the tables of a service under test, as their owner has it. */
final class Rows {
    private Rows() {}

    static int taken(TestStack stack, UUID id) {
        return count(stack, "taken where id = '" + id + "'");
    }

    /** @param rows a table, and perhaps which rows of it */
    static int count(TestStack stack, String rows) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + rows)) {
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(TestStack stack, String sql) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
