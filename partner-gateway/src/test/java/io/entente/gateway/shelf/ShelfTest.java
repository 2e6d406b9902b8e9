package io.entente.gateway.shelf;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;

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
                .atMost(Duration.ofSeconds(30));

        assertThat(read).isNotEmpty().allSatisfy(version -> assertThat(version.marks())
                .as("claims of version %s", version.number())
                .isNotEmpty());
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
