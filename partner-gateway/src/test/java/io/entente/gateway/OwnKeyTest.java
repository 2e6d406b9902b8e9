package io.entente.gateway;

import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.OwnKey;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An agency's own key, in the transaction of a request. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class OwnKeyTest {
    private static final AgencyId HSI = new AgencyId("us-hsi");

    @Inject
    OwnKey own;

    TestStack stack;

    @Test
    void it_is_asked_of_the_database_once_in_a_transaction_and_again_in_the_next() throws Throwable {
        // Once the agency is another, row-level security shows the row no more.
        List<String> marks = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> says("us-hsi")
                .chain(() -> own.of(HSI))
                .chain(first -> says("us-dea").chain(() -> own.of(HSI)).map(second -> marks(first, second)))));

        assertThat(marks.get(0)).isEqualTo(marks.get(1));
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(
                        () -> Panache.withTransaction(() -> says("us-dea").chain(() -> own.of(HSI)))))
                .as("what was found is not kept beyond it")
                .isNotNull();
    }

    private static List<String> marks(DataKey first, DataKey second) {
        return List.of(first.mark("a", "b"), second.mark("a", "b"));
    }

    private static Uni<String> says(String agency) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "select set_config('entente.agency', ?1, true)", String.class)
                .setParameter(1, agency)
                .getSingleResult());
    }
}
