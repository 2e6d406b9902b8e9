package io.entente.kernel.service;

import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a service refuses of its database, asked over the connections that it will use. */
@QuarkusTest
@TestProfile(KernelProfile.class)
class DatabaseRulesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestStack stack;

    @Inject
    DurableDatabase durable;

    @Inject
    Roles roles;

    @ParameterizedTest
    @Tag("P6")
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void a_database_that_may_lose_what_it_acknowledged_is_refused(String setting) throws SQLException {
        assertThat(durable.faults()).isEmpty();
        try {
            admin("alter system set " + setting + " = off", "select pg_reload_conf()");
            // The server tells its sessions; they take it over at their next command.
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(durable.faults())
                    .singleElement()
                    .asString()
                    .startsWith("PostgreSQL runs with " + setting + " off")
                    .contains("set " + setting + " to on"));
        } finally {
            admin("alter system reset " + setting, "select pg_reload_conf()");
        }
        await().atMost(PATIENCE).until(() -> durable.faults().isEmpty());
    }

    @Test
    @Tag("P6")
    void the_demo_is_not_excused() {
        assertThat(durable.holdsForTheDemo()).isTrue();
        assertThat(roles.holdsForTheDemo()).isTrue();
    }

    @Test
    void a_web_role_that_no_policy_holds_is_refused() throws SQLException {
        assertThat(roles.faults()).isEmpty();
        refused("alter role cases_web bypassrls", "alter role cases_web nobypassrls", "bypasses row-level security");
        refused("alter role cases_web superuser", "alter role cases_web nosuperuser", "a superuser");
    }

    @Test
    void a_web_role_that_owns_a_table_or_may_become_its_owner_is_refused() throws SQLException {
        refused(
                "create table of_web (id int); alter table of_web owner to cases_web",
                "drop table of_web",
                "quarkus.datasource.username is cases_web, which owns tables");
        refused(
                "create table kept_by_owner (id int); alter table kept_by_owner owner to cases_owner;"
                        + " grant cases_owner to cases_web",
                "revoke cases_owner from cases_web; drop table kept_by_owner",
                "may become their owner");
    }

    @Test
    void a_worker_role_with_superuser_is_refused() throws SQLException {
        refused(
                "alter role cases_worker superuser",
                "alter role cases_worker nosuperuser",
                "quarkus.datasource.worker.username is cases_worker, a superuser");
    }

    @Test
    void a_worker_role_that_bypasses_policies_is_refused() throws SQLException {
        refused(
                "alter role cases_worker bypassrls",
                "alter role cases_worker nobypassrls",
                "quarkus.datasource.worker.username is cases_worker, which bypasses row-level security");
    }

    @Test
    void a_worker_role_that_owns_a_table_or_may_become_its_owner_is_refused() throws SQLException {
        refused(
                "create table of_worker (id int); alter table of_worker owner to cases_worker",
                "drop table of_worker",
                "quarkus.datasource.worker.username is cases_worker, which owns tables");
        refused(
                "create table kept_by_owner (id int); alter table kept_by_owner owner to cases_owner;"
                        + " grant cases_owner to cases_worker",
                "revoke cases_owner from cases_worker; drop table kept_by_owner",
                "quarkus.datasource.worker.username is cases_worker, which owns tables or may become their owner");
    }

    @Test
    void requests_under_the_workers_role_are_refused() {
        Roles same = new Roles(workersPool, workersPool);

        assertThat(same.faults()).singleElement().asString().contains("are the same role");
    }

    @Inject
    @io.quarkus.reactive.datasource.ReactiveDataSource("worker")
    io.vertx.mutiny.sqlclient.Pool workersPool;

    private void refused(String wrong, String right, String told) throws SQLException {
        try {
            admin(wrong);
            assertThat(roles.faults()).as(wrong).singleElement().asString().contains(told, "deploy/postgres");
        } finally {
            admin(right);
        }
        assertThat(roles.faults()).as(right).isEqualTo(List.of());
    }

    private void admin(String... commands) throws SQLException {
        try (Connection admin = stack.postgres().asAdmin("cases");
                Statement statement = admin.createStatement()) {
            for (String command : commands) statement.execute(command);
        }
    }
}
