package io.entente.kernel.intake;

import io.entente.kernel.delivery.DeliveryTables;
import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
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
    TestStack stack;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Test
    void what_was_taken_longer_ago_than_is_remembered_is_forgotten_and_the_rest_stays() throws SQLException {
        DeliveryTables.create(stack);
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute("insert into inbox (source, id, taken_at) select 'old', gen_random_uuid(),"
                    + " now() - interval '31 days' from generate_series(1, 12000)");
            statement.execute("insert into inbox (source, id, taken_at) select 'young', gen_random_uuid(),"
                    + " now() - interval '29 days' from generate_series(1, 10)");

            new Forgetting(worker, Duration.ofDays(30))
                    .run()
                    .subscribeAsCompletionStage()
                    .join();

            assertThat(count(statement, "old")).isZero();
            assertThat(count(statement, "young")).isEqualTo(10);
        }
    }

    private static int count(Statement statement, String source) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from inbox where source = '" + source + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
