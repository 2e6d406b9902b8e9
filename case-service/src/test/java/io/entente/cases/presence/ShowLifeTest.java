package io.entente.cases.presence;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.outbox.AtOnce;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.HeldTime;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** That the gateway hears of this service, as long as it would hear of a recall. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P3")
class ShowLifeTest {
    /** The relay's: whoever holds it, sends. */
    private static final long RELAY = 0x656E74656E7465L;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestStack stack;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    AtOnce atOnce;

    @Test
    void it_shows_life_again_and_again_each_time_under_a_higher_number() {
        WireEvent first = stack.others().receive(Address.NODE_ALIVE);
        WireEvent second = stack.others().receive(Address.NODE_ALIVE);

        assertThat(first.source()).isEqualTo("case-service");
        assertThat(number(second)).isGreaterThan(number(first));
        assertThat(AsyncApi.read().faults(Address.NODE_ALIVE, second)).isEmpty();
    }

    @Test
    void the_number_goes_up_whatever_the_clock_does() throws SQLException {
        long ahead = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
        execute("update sign_of_life set number = " + ahead);

        await().atMost(PATIENCE).until(() -> number(stack.others().receive(Address.NODE_ALIVE)) > ahead);
        execute("update sign_of_life set number = 1");
        await().atMost(PATIENCE)
                .until(
                        () -> number(stack.others().receive(Address.NODE_ALIVE)),
                        number -> number < ahead && number > 1_000);
    }

    @Test
    void it_is_silent_while_a_recall_waits_to_be_sent() throws SQLException {
        stack.others().receive(Address.NODE_ALIVE);
        try (Connection holder = stack.as("worker");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + RELAY + ")");
            execute("insert into outbox (id, address, order_key, body, created_at) values (gen_random_uuid(),"
                    + " 'record.recalled', 'stuck', 'EXERCISE', now() - interval '1 minute')");

            await().atMost(PATIENCE).until(() -> stack.others().silent(Address.NODE_ALIVE, Duration.ofSeconds(1)));
            execute("delete from outbox where order_key = 'stuck'");
            holder.rollback();
        }
        assertThat(stack.others().next(Address.NODE_ALIVE)).isPresent();
    }

    @Test
    void it_is_silent_while_a_recall_waits_that_a_clock_set_back_dates_ahead() throws SQLException {
        HeldTime time = new HeldTime();
        ShowLife life = new ShowLife(worker, atOnce, time, "case-service", Duration.ZERO);
        try (Connection holder = stack.as("worker");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + RELAY + ")");
            execute("insert into outbox (id, address, order_key, body, created_at) values (gen_random_uuid(),"
                    + " 'record.recalled', 'ahead', 'EXERCISE', now() + interval '1 hour')");

            assertThat(life.number().await().atMost(PATIENCE)).isPresent();
            time.pass(Duration.ofSeconds(14));
            assertThat(life.number().await().atMost(PATIENCE)).isPresent();
            time.pass(Duration.ofSeconds(1));
            assertThat(life.number().await().atMost(PATIENCE)).isEmpty();

            execute("delete from outbox where order_key = 'ahead'");
            holder.rollback();
        }
        assertThat(life.number().await().atMost(PATIENCE)).isPresent();
    }

    private static long number(WireEvent alive) {
        JsonNode number = alive.data().path("number");
        return number.longValue();
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
