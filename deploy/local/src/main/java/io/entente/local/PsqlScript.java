package io.entente.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the files of deploy/postgres, which are written for psql, where there is no psql. It knows statements that end
 * with a semicolon at the end of a line, {@code \gexec}, {@code \connect} and {@code :'variable'}: what those files
 * use, and nothing else.
 */
final class PsqlScript {
    /** Gives a connection to a database of the server. */
    interface Server {
        Connection connect(String database) throws SQLException;
    }

    private static final Pattern VARIABLE = Pattern.compile(":'([a-z_]+)'");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]+");

    private final List<String> steps;

    private PsqlScript(List<String> steps) {
        this.steps = steps;
    }

    /** Reads the script and puts the variables in; their values must be free of quotes. */
    static PsqlScript of(String text, Map<String, String> variables) {
        List<String> steps = new ArrayList<>();
        StringBuilder step = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("--")) continue;
            step.append(line).append('\n');
            if (line.endsWith(";") || line.endsWith("\\gexec") || line.startsWith("\\connect ")) {
                steps.add(fill(step.toString().strip(), variables));
                step.setLength(0);
            }
        }
        if (!step.isEmpty()) throw new IllegalArgumentException("Unfinished statement at the end of the script");
        return new PsqlScript(List.copyOf(steps));
    }

    private static String fill(String statement, Map<String, String> variables) {
        return VARIABLE.matcher(statement).replaceAll(match -> {
            String value = variables.get(match.group(1));
            if (value == null || !SAFE.matcher(value).matches())
                throw new IllegalArgumentException("No usable value for variable " + match.group(1));
            return Matcher.quoteReplacement("'" + value + "'");
        });
    }

    List<String> steps() {
        return steps;
    }

    /** Runs it, beginning in database {@code first}. */
    void run(Server server, String first) throws SQLException {
        Connection connection = server.connect(first);
        try {
            for (String step : steps) {
                if (step.startsWith("\\connect ")) {
                    connection.close();
                    connection = server.connect(step.substring("\\connect ".length()));
                } else {
                    run(connection, step);
                }
            }
        } finally {
            connection.close();
        }
    }

    private static void run(Connection connection, String step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!step.endsWith("\\gexec")) {
                statement.execute(step);
                return;
            }
            List<String> made = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(step.substring(0, step.length() - "\\gexec".length()))) {
                while (rows.next()) made.add(rows.getString(1));
            }
            for (String sql : made) statement.execute(sql);
        }
    }
}
