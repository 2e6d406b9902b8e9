package io.entente.kernel.intake;

import io.entente.kernel.delivery.DeliveryTables;
import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.HeldTime;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class ForgettingTest {
    private static final Duration KEPT = Duration.ofDays(30);

    TestStack stack;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    private final HeldTime time = new HeldTime();
    private Forgetting forgetting;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
        forgetting = new Forgetting(worker, KEPT, time);
    }

    @AfterEach
    void leave() throws SQLException {
        execute("delete from inbox where source in ('old', 'young')");
    }

    @Test
    void what_was_taken_longer_ago_than_is_remembered_is_forgotten_and_the_rest_stays() throws SQLException {
        taken("old", "31 days", 12_000);
        taken("young", "29 days", 10);

        run();

        assertThat(count("old")).isZero();
        assertThat(count("young")).isEqualTo(10);
    }

    @Test
    void a_database_whose_clock_is_set_ahead_forgets_nothing_until_as_much_time_has_passed() throws SQLException {
        run();
        // A test cannot set the database's clock: seen from there it is the stopwatch that falls behind.
        time.pass(Duration.ofDays(-31));
        taken("young", "31 days", 10);

        run();
        run();
        assertThat(count("young")).as("taken before the leap").isEqualTo(10);

        time.pass(KEPT);
        run();
        assertThat(count("young")).isZero();
    }

    private void run() {
        forgetting.run().subscribeAsCompletionStage().join();
    }

    private void taken(String source, String ago, int many) throws SQLException {
        execute("insert into inbox (source, id, taken_at) select '" + source
                + "', gen_random_uuid(), now() - interval '" + ago + "' from generate_series(1, " + many + ")");
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String source) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from inbox where source = '" + source + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
