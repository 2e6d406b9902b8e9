package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What the broker refuses: here, events for an address at which this service may not send. */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class RefusedTest {
    private static final int MORE_THAN_A_BATCH = 250;

    TestStack stack;

    @Inject
    Sending sending;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @AfterEach
    void clear() throws SQLException {
        execute("delete from outbox where address = 'response.given'");
    }

    @Test
    void a_record_whose_events_are_refused_holds_up_no_other() throws Throwable {
        refused("'one'", MORE_THAN_A_BATCH);

        arrives(UUID.randomUUID());
        assertThat(left()).isEqualTo(MORE_THAN_A_BATCH);
    }

    @Test
    void many_records_whose_events_are_refused_hold_up_no_other() throws Throwable {
        refused("'refused-' || n", MORE_THAN_A_BATCH);

        arrives(UUID.randomUUID());
        assertThat(left()).isEqualTo(MORE_THAN_A_BATCH);
    }

    private void arrives(UUID id) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> sending.send(Address.RECORD_RECALLED, "other", id, JsonNodeFactory.instance.objectNode()));
        stack.others().receive(Address.RECORD_RECALLED, event -> event.id().equals(id));
    }

    private void refused(String key, int number) throws SQLException {
        execute("insert into outbox (id, address, order_key, body)"
                + " select gen_random_uuid(), 'response.given', " + key + ", 'x' from generate_series(1, " + number
                + ") as n");
    }

    private int left() throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from outbox where address = 'response.given'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
