package io.entente.kernel.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a service has written down of something: every row that names it, but for what comes and goes with messages. */
public final class RowsNaming {
    private static final String TABLES = """
            select tablename from pg_tables where schemaname = 'public' and tablename not in ('inbox', 'outbox')
            order by tablename
            """;

    private final TestStack stack;

    public RowsNaming(TestStack stack) {
        this.stack = stack;
    }

    /**
     * @param ids of what is looked for
     * @return by table, its rows with one of the ids; tables without any are left out
     */
    public Map<String, String> any(String... ids) {
        String names = Arrays.stream(ids)
                .map(id -> "strpos(held::text, '" + id + "') > 0")
                .collect(Collectors.joining(" or "));
        try (Connection admin = stack.postgres().asAdmin(stack.database());
                Statement statement = admin.createStatement()) {
            Map<String, String> rows = new TreeMap<>();
            try (ResultSet tables = statement.executeQuery(TABLES)) {
                while (tables.next()) rows.put(tables.getString(1), "");
            }
            for (Map.Entry<String, String> table : rows.entrySet())
                table.setValue(rows(statement, table.getKey(), names));
            rows.values().removeIf(String::isEmpty);
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rows(Statement statement, String table, String names) throws SQLException {
        try (ResultSet all =
                statement.executeQuery("select coalesce(string_agg(held::text, '\n' order by held::text), '') from "
                        + table + " as held where " + names)) {
            all.next();
            return all.getString(1);
        }
    }
}
