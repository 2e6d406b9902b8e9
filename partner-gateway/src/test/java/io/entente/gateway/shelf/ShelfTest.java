package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class ShelfTest {
    @Inject
    Shelf shelf;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P3")
    void a_version_that_arrives_while_the_shelf_is_read_is_there_with_its_claims_or_not_at_all() {
        RecordTestData first = RecordTestData.released();
        partners.release(first);
        RecordTestData second = first.amended().telling("EXERCISE: more was found");

        List<ShelvedVersion> read = worker.withTransaction(connection -> shelf.versions(
                        new Interrupted(Transaction.in(connection), () -> partners.shelve(second)), Set.of(first.id())))
                .map(versions -> versions.get(first.id()))
                .await()
                .atMost(Duration.ofSeconds(60));

        assertThat(read).isNotEmpty().allSatisfy(version -> assertThat(version.marks())
                .as("claims of version %s", version.number())
                .isNotEmpty());
    }

    @Test
    @Tag("P7")
    void the_newest_version_is_looked_up_as_fast_however_many_there_are() throws Exception {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            long ofOne = versionsRead(statement, record);
            statement.execute("""
                    insert into shelf_version
                        (record, version, version_id, signed_part, labels_hash, received_at, sender, review_by)
                    select record, version + more, gen_random_uuid(), signed_part, labels_hash, received_at, sender,
                        review_by
                    from shelf_version, generate_series(1, 2000) as more where record = '%s'
                    """.formatted(record.id()));
            long ofThousands = versionsRead(statement, record);
            owner.rollback();

            assertThat(ofOne).isOne();
            assertThat(ofThousands).isOne();
        }
    }

    /** @return how many rows of versions are read to look up the newest */
    private static long versionsRead(Statement statement, RecordTestData record) throws SQLException {
        String lookup = Shelf.NEWEST.replace("$1", "'" + record.id() + "'").replace("$2", "60");
        try (ResultSet plan = statement.executeQuery("explain (analyze, format json) " + lookup)) {
            plan.next();
            return versionsRead(
                    StrictJson.read(plan.getString(1).getBytes(UTF_8)).path(0).path("Plan"));
        }
    }

    private static long versionsRead(JsonNode step) {
        long read = step.path("Relation Name").asText().equals("shelf_version")
                ? Math.round(step.path("Actual Rows").asDouble()
                        * step.path("Actual Loops").asDouble())
                : 0;
        for (JsonNode below : step.path("Plans")) read += versionsRead(below);
        return read;
    }

    /** A real transaction in which something else happens between one question and the next. */
    private static final class Interrupted implements Transaction {
        private final Transaction real;
        private final Runnable meanwhile;
        private boolean happened;

        Interrupted(Transaction real, Runnable meanwhile) {
            this.real = real;
            this.meanwhile = meanwhile;
        }

        @Override
        public Uni<List<Row>> rows(String sql, Object... parameters) {
            Uni<List<Row>> rows = real.rows(sql, parameters);
            if (happened) return rows;
            happened = true;
            return rows.call(() -> Uni.createFrom()
                    .voidItem()
                    .invoke(meanwhile)
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
        }

        @Override
        public Uni<Integer> change(String sql, Object... parameters) {
            return real.change(sql, parameters);
        }
    }
}
