package io.entente.local;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgreSqlTest {
    private static PostgreSql server;

    @BeforeAll
    static void start() throws InterruptedException {
        // As Quarkus starts test resources: from a thread that ends at once.
        Thread brief = new Thread(() -> server = PostgreSql.temporary());
        brief.start();
        brief.join();
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(server.process().isAlive()).isFalse();
    }

    @Test
    void it_is_version_18() throws SQLException {
        assertThat(show("server_version")).startsWith("18.");
    }

    @Test
    @Tag("P6")
    void what_it_acknowledges_is_on_the_disk() throws SQLException {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("full_page_writes")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
    }

    @Test
    void it_listens_on_the_loopback_address_only() throws SQLException {
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show("unix_socket_directories")).isEmpty();
    }

    @Test
    void passwords_are_kept_as_scram_verifiers() throws SQLException {
        try (Connection admin = server.asAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) filter (where rolpassword not like 'SCRAM-SHA-256$%') from pg_authid where"
                                + " rolcanlogin")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void the_owner_makes_tables_and_the_web_role_does_not() throws SQLException {
        try (Connection owner = server.as("cases_owner", "cases");
                Statement statement = owner.createStatement()) {
            statement.execute("create table kept (id int)");
        }
        try (Connection web = server.as("cases_web", "cases");
                Statement statement = web.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> statement.execute("select * from kept"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for table kept");
        }
    }

    @Test
    void a_service_cannot_reach_another_services_database() {
        assertThatThrownBy(() -> server.as("cases_web", "audit").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void a_wrong_password_is_refused() {
        PostgreSql.Settings settings = new PostgreSql.Settings(
                Path.of("unused"), Path.of("unused"), server.port(), "wrong", Optional.empty(), Databases.passwords());
        assertThat(settings.passwords().get("cases_web")).isNotEqualTo(server.password("cases_web"));
        assertThatThrownBy(() -> new org.postgresql.Driver()
                        .connect(
                                server.jdbcUrl("cases") + "?user=cases_web&password="
                                        + settings.passwords().get("cases_web"),
                                null))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    @Tag("P6")
    void data_survives_a_kill_and_a_restart_with_tls() throws IOException, SQLException, InterruptedException {
        Path home = Files.createTempDirectory("entente-postgresql-test-");
        Cache cache = Cache.ofMachine();
        PostgreSql.Settings plain = new PostgreSql.Settings(
                home, home.resolve("log"), Ports.free(), Secret.random(), Optional.empty(), Databases.passwords());
        try {
            PostgreSql first = PostgreSql.start(plain, cache);
            try (Connection owner = first.as("audit_owner", "audit");
                    Statement statement = owner.createStatement()) {
                statement.execute("create table kept as select 7 as number");
            }
            first.process().destroyForcibly().waitFor();

            LocalAuthority authority = LocalAuthority.in(home.resolve("ca"));
            PemFiles pem = authority.server("postgresql");
            PostgreSql.Settings tls = new PostgreSql.Settings(
                    home,
                    home.resolve("log"),
                    Ports.free(),
                    plain.adminPassword(),
                    Optional.of(pem),
                    plain.passwords());
            try (PostgreSql second = PostgreSql.start(tls, cache);
                    Connection owner = second.as("audit_owner", "audit");
                    Statement statement = owner.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select number, ssl from kept, pg_stat_ssl where pid = pg_backend_pid()")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(7);
                assertThat(row.getBoolean(2)).isTrue();
                String url = second.jdbcUrl("audit") + "?user=audit_owner&password=" + second.password("audit_owner");
                assertThatThrownBy(() -> new org.postgresql.Driver().connect(url + "&sslmode=disable", null))
                        .isInstanceOf(SQLException.class);
                new org.postgresql.Driver()
                        .connect(url + "&sslmode=verify-full&sslrootcert=" + authority.certificate(), null)
                        .close();
            }
        } finally {
            Owned.delete(home);
        }
    }

    @Test
    void a_database_is_emptied_under_its_users() throws SQLException {
        try (Connection keycloak = server.as("keycloak", "keycloak");
                Statement statement = keycloak.createStatement()) {
            statement.execute("create table half_made (id int)");
            server.recreate("keycloak");
        }
        try (Connection keycloak = server.as("keycloak", "keycloak");
                Statement statement = keycloak.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('half_made') is null")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    private static String show(String setting) throws SQLException {
        try (Connection admin = server.asAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
