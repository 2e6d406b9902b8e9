package io.entente.gateway.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.work.Batches;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells owners how the clocks of their requests stand, whatever changed them, and that one ran out. What is sent and that it
 * was sent are one transaction, so that nothing is told twice.
 */
@ApplicationScoped
class AnnounceClocks implements Round {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 100;

    private final Pool worker;
    private final Clocks clocks;
    private final Outbox outbox;
    private final Clock clock;

    AnnounceClocks(@ReactiveDataSource("worker") Pool worker, Clocks clocks, Outbox outbox, Clock clock) {
        this.worker = worker;
        this.clocks = clocks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "telling owners how their clocks stand";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Uni<Void> run() {
        return Batches.whileFull(() -> worker.withTransaction(this::batch));
    }

    private Uni<Boolean> batch(SqlConnection connection) {
        Transaction transaction = Transaction.in(connection);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return clocks.overdue(transaction, now, BATCH).chain(ranOut -> clocks.untold(transaction, BATCH)
                .call(untold -> send(connection, untold))
                .call(untold -> clocks.told(transaction, untold))
                .map(untold -> ranOut == BATCH || untold.size() == BATCH));
    }

    private Uni<Void> send(SqlConnection connection, List<OpenedClock> untold) {
        return Multi.createFrom()
                .iterable(untold)
                .onItem()
                .transformToUniAndConcatenate(one -> outbox.send(
                        connection, Address.CLOCK_CHANGED, one.record().toString(), UUID.randomUUID(), message(one)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static JsonNode message(OpenedClock clock) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("clock", clock.id().toString())
                .put("revision", clock.revision())
                .put("record", clock.record().toString())
                .put("version", clock.version())
                .put("agency", clock.owner().value())
                .put("recipient", clock.recipient().value())
                .put("urgency", clock.urgency().code())
                .put("clause", clock.clause())
                .put("source", clock.source())
                .put("startedAt", clock.times().started().toString())
                .put("dueAt", clock.times().due().toString())
                .put("suspendedAt", text(clock.times().suspended()))
                .put("withdrawnAt", text(clock.times().withdrawn()))
                .put("answeredAt", text(clock.times().answered()))
                .put("overdueAt", text(clock.times().overdue()));
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
