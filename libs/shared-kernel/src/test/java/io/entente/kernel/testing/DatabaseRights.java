package io.entente.kernel.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What the three roles of a service's database may do, walked from PostgreSQL's own catalog: a table that a migration adds
 * tomorrow is looked at without anybody naming it here.
 */
public final class DatabaseRights {
    private static final String DENIED = "42501";
    private static final Duration LEAVING = Duration.ofSeconds(20);
    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            """;
    /** Whoever may sign in to this database: a role that is added tomorrow too. */
    private static final String ROLES = """
            select replace(rolname, current_database() || '_', '') from pg_roles
            where rolcanlogin and not rolsuper and has_database_privilege(oid, current_database(), 'connect')
                and rolname <> current_user
            """;

    private static final String OF_WEB = " and has_any_column_privilege('%s', c.oid, 'select')";

    private final TestStack stack;

    public DatabaseRights(TestStack stack) {
        this.stack = stack;
    }

    /**
     * Whoever forgets to say whose rows it wants gets none of any table. Call it when there is something to see.
     *
     * @return the tables that the web role reads and that do hold rows now: a test that finds none proves nothing
     */
    public List<String> checkThatWhoForgetsSeesNothing() throws SQLException {
        List<String> readable = of("web", TABLES + OF_WEB.formatted(stack.database() + "_web"));
        assertThat(of("web", TABLES + OF_WEB.formatted(stack.database() + "_web") + " and not c.relrowsecurity"))
                .as("tables that the web role reads without row-level security")
                .isEmpty();
        Map<String, Long> seen = new TreeMap<>();
        List<String> filled = new ArrayList<>();
        for (String table : readable) {
            String rows = "select count(*) from (select from " + table + ") as every_row";
            seen.put(table, number("web", rows));
            if (number("owner", rows) > 0) filled.add(table);
        }
        assertThat(seen.values()).as("rows seen: %s", seen).isNotEmpty().containsOnly(0L);
        return filled;
    }

    /** Rows written by requests wait for the relay and are none of the web role's business any more. */
    public void checkThatWebOnlyAddsToTheOutbox() {
        for (String table : List.of("outbox", "inbox")) {
            denied("web", "select 1 from " + table);
            denied("web", "update " + table + " set id = gen_random_uuid()");
            denied("web", "delete from " + table);
            denied("web", "truncate " + table);
        }
        denied("web", "insert into inbox (source, id) values ('x', gen_random_uuid())");
    }

    /**
     * Only the owner makes, changes and gives away; and nobody else becomes the owner.
     *
     * @return who else may sign in, and tried
     */
    public List<String> checkThatOnlyTheOwnerMigrates() throws SQLException {
        List<String> roles = of("owner", ROLES);
        for (String role : roles) {
            denied(role, "create table mine (id int)");
            denied(role, "create temporary table mine (id int)");
            denied(role, "create schema mine");
            denied(role, "create function public.mine() returns int language sql as 'select 1'");
            denied(role, "alter table outbox add column mine int");
            denied(role, "drop table outbox");
            denied(role, "create index on outbox (created_at)");
            denied(role, "set role " + stack.database() + "_owner");
            denied(role, "alter role " + stack.database() + "_web bypassrls");
            denied(role, "copy (select 1) to program 'true'");
            denied(role, "select pg_read_file('/etc/passwd')");
            for (String table : of("owner", TABLES + " and c.relrowsecurity"))
                denied(role, "alter table " + table + " disable row level security");
        }
        return roles;
    }

    /** Flyway came and went; no pool of the running service signs in as the owner. A test that did may just be leaving. */
    public void checkThatTheOwnerHasLeft() throws SQLException {
        try (Connection admin = stack.postgres().asAdmin(stack.database());
                Statement statement = admin.createStatement()) {
            await("no session of the owner").atMost(LEAVING).until(() -> !owns(statement));
        }
    }

    private static boolean owns(Statement admin) throws SQLException {
        try (ResultSet sessions = admin.executeQuery(
                "select from pg_stat_activity" + " where datname = current_database() and usename like '%\\_owner'")) {
            return sessions.next();
        }
    }

    /** The right is missing, whatever the table holds. */
    public void denied(String role, String sql) {
        assertThatThrownBy(() -> run(role, sql))
                .as("%s: %s", role, sql)
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(DENIED));
    }

    private void run(String role, String sql) throws SQLException {
        try (Connection connection = stack.as(role);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
        }
    }

    private List<String> of(String role, String query) throws SQLException {
        try (Connection connection = stack.as(role);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    private long number(String role, String query) throws SQLException {
        try (Connection connection = stack.as(role);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
