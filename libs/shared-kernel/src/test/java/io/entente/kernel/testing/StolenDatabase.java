package io.entente.kernel.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A service's database in the hands of somebody who has nothing else: every column of every table. */
public final class StolenDatabase {
    private static final String TABLES =
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')";

    private final TestStack stack;

    public StolenDatabase(TestStack stack) {
        this.stack = stack;
    }

    /** @return tables with a row that holds the word, as it is, in hexadecimal, or in base64 wherever it begins there */
    public List<String> tablesWith(String word) {
        try (Connection thief = stack.postgres().asAdmin(stack.database());
                Statement statement = thief.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            if (tables.size() < 5) throw new AssertionError("there is next to nothing to steal: " + tables);
            List<String> found = new ArrayList<>();
            for (String table : tables) if (holds(statement, table, word)) found.add(table);
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean holds(Statement statement, String table, String word) throws SQLException {
        StringBuilder any = new StringBuilder();
        for (String form : forms(word))
            any.append(any.isEmpty() ? "" : " or ")
                    .append("strpos(held::text, '")
                    .append(form)
                    .append("') > 0");
        try (ResultSet rows =
                statement.executeQuery("select exists (select from " + table + " as held where " + any + ")")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** Base64 of what stands at any offset within three bytes, without the ends that its neighbours change. */
    public static List<String> forms(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                word,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT)));
        for (int before = 0; before < 3; before++) {
            byte[] moved = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, moved, before, bytes.length);
            int from = before == 0 ? 0 : before + 1;
            int to = moved.length / 3 * 4;
            forms.add(Base64.getEncoder().encodeToString(moved).substring(from, to));
            forms.add(Base64.getUrlEncoder().encodeToString(moved).substring(from, to));
        }
        return forms.stream().distinct().toList();
    }
}
