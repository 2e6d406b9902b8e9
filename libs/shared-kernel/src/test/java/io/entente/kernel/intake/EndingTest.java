package io.entente.kernel.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.delivery.DeliveryTables;
import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.service.ServiceKeys;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class EndingTest {
    TestStack stack;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ServiceKeys keys;

    @Inject
    PartyRegister register;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Intake intake;

    @BeforeEach
    void fresh() throws SQLException {
        DeliveryTables.create(stack);
        intake = new Intake(worker, keys, register);
    }

    @Test
    void a_message_whose_effect_fails_because_the_service_stops_is_neither_taken_nor_counted_as_tried() {
        var outcome = intake.once(Address.RESPONSE_GIVEN, message(), (tx, event) -> {
            intake.end(new ShutdownEvent());
            end.complete(null);
            return Uni.createFrom().failure(new NoStackTraceThrowable("anything a closing service throws"));
        });
        var pending = outcome.subscribeAsCompletionStage();

        end.join();
        // Its transaction is rolled back by the time the next one of the same pool can answer after it.
        await().until(() -> worker.query("select 1")
                        .execute()
                        .subscribeAsCompletionStage()
                        .get()
                        .size()
                == 1);
        assertThat(told).isEmpty();
        assertThat(pending).isNotDone();
    }

    @Test
    void a_message_whose_effect_fails_while_the_service_runs_is_handed_back() {
        intake.once(Address.RESPONSE_GIVEN, message(), (tx, event) -> Uni.createFrom()
                        .failure(new IllegalStateException()))
                .subscribeAsCompletionStage()
                .join();

        assertThat(told).containsExactly("nack");
    }

    @Test
    void a_message_whose_effect_fails_by_chance_is_tried_again_and_taken() {
        AtomicInteger tries = new AtomicInteger();

        intake.once(
                        Address.RESPONSE_GIVEN,
                        message(),
                        (tx, event) -> tries.incrementAndGet() < 3
                                ? Uni.createFrom().failure(new IllegalStateException())
                                : Uni.createFrom().voidItem())
                .subscribeAsCompletionStage()
                .join();

        assertThat(told).containsExactly("ack");
    }

    @Test
    void a_broker_that_cannot_be_told_does_not_end_the_intake() {
        var lost = Message.of(
                body(),
                () -> CompletableFuture.failedFuture(new IllegalStateException("the link is gone")),
                failure -> {
                    told.add("nack");
                    return CompletableFuture.completedFuture(null);
                });

        intake.once(Address.RESPONSE_GIVEN, lost, (tx, event) -> Uni.createFrom()
                        .voidItem())
                .subscribeAsCompletionStage()
                .join();

        assertThat(told).isEmpty();
    }

    private Message<byte[]> message() {
        return Message.of(body(), () -> tell("ack"), failure -> tell("nack"));
    }

    private CompletableFuture<Void> tell(String what) {
        told.add(what);
        return CompletableFuture.completedFuture(null);
    }

    private byte[] body() {
        WireEvent event = new WireEvent(
                UUID.randomUUID(),
                "partner-gateway",
                Address.RESPONSE_GIVEN.eventType(),
                "s",
                Instant.parse("2026-11-22T09:30:00Z"),
                JsonNodeFactory.instance.objectNode());
        return stack.others().seal(Address.RESPONSE_GIVEN, event).getBytes(StandardCharsets.US_ASCII);
    }
}
