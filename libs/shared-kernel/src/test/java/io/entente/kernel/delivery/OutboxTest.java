package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class OutboxTest {
    TestStack stack;

    @Inject
    Sending sending;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @Test
    void what_a_use_case_sends_arrives_signed_and_sealed() throws Throwable {
        UUID id = UUID.randomUUID();

        run(() -> sending.send(Address.RECORD_RECALLED, "one", id, number(7)));

        WireEvent arrived = stack.others()
                .receive(Address.RECORD_RECALLED, event -> event.id().equals(id));
        assertThat(arrived.source()).isEqualTo("case-service");
        assertThat(arrived.type()).isEqualTo("io.entente.record.recalled");
        assertThat(arrived.subject()).isEqualTo("one");
        assertThat(arrived.data()).isEqualTo(number(7));
    }

    @Test
    void a_use_case_that_fails_sends_nothing() throws Throwable {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() ->
                        run(() -> sending.sendAndFail(Address.RECORD_RECALLED, key, UUID.randomUUID(), number(1))))
                .isInstanceOf(IllegalStateException.class);

        // Whatever comes next was sent after it: had the failed one been sent, it would come first.
        UUID next = UUID.randomUUID();
        run(() -> sending.send(Address.RECORD_RECALLED, key, next, number(2)));
        assertThat(stack.others()
                        .receive(Address.RECORD_RECALLED, event -> event.subject()
                                .equals(key))
                        .id())
                .isEqualTo(next);
    }

    @Test
    void events_of_one_record_arrive_in_the_order_of_their_transactions() throws Throwable {
        String own = "-" + UUID.randomUUID();
        for (int n = 0; n < 60; n++) {
            int number = n;
            String key = (n % 2 == 0 ? "even" : "odd") + own;
            run(() -> sending.send(Address.RECORD_RELEASED, key, UUID.randomUUID(), number(number)));
        }

        List<Integer> even = new ArrayList<>();
        List<Integer> odd = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            WireEvent event = stack.others()
                    .receive(Address.RECORD_RELEASED, any -> any.subject().endsWith(own));
            (event.subject().startsWith("even") ? even : odd)
                    .add(event.data().path("number").intValue());
        }
        assertThat(even)
                .isEqualTo(IntStream.range(0, 30).map(n -> 2 * n).boxed().toList());
        assertThat(odd)
                .isEqualTo(IntStream.range(0, 30).map(n -> 2 * n + 1).boxed().toList());
    }

    @Test
    void no_row_holds_clear_content() throws Throwable {
        String canary = "canary-" + UUID.randomUUID();
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            // Held open, so that the relay cannot take the row away before it has been looked at.
            owner.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + DeliveryTables.RELAY_LOCK + ")");
            run(() -> sending.send(
                    Address.AUDIT_CASE, "canary", UUID.randomUUID(), JsonNodeFactory.instance.textNode(canary)));
            try (ResultSet rows = statement.executeQuery("select body from outbox where order_key = 'canary'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1))
                        .hasSizeGreaterThan(canary.length())
                        .doesNotContain(canary);
            }
            owner.rollback();
        }
    }

    @Test
    void a_service_cannot_send_where_it_is_not_the_producer() {
        assertThatThrownBy(() -> run(() -> sending.send(Address.RESPONSE_GIVEN, "one", UUID.randomUUID(), number(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void run(Supplier<Uni<Void>> useCase) throws Throwable {
        VertxContextSupport.subscribeAndAwait(useCase);
    }

    private static JsonNode number(int n) {
        return JsonNodeFactory.instance.objectNode().put("number", n);
    }
}
