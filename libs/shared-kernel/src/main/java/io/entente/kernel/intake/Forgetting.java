package io.entente.kernel.intake;

import io.entente.kernel.time.Leaps;
import io.entente.kernel.time.Stopwatch;
import io.entente.kernel.work.Batches;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Removes from the inbox what was taken long ago. A message comes again only if its sender or its receiver died between
 * two steps and has not run since, so the inbox remembers longer than any service stays down; and should one stay down
 * longer yet, every effect has a key of its own (record and version, event id, response id) and does nothing twice.
 *
 * <p>All of it by the clock that dated it, which is the database's. While that leapt ahead within the time that is remembered,
 * nothing is forgotten: it would be all that was taken until a moment ago, just when numbers that were taken from a clock no
 * longer tell which of two is the later.
 */
@ApplicationScoped
class Forgetting implements Round {
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int BATCH = 5_000;
    private static final String NOW = "select clock_timestamp()";
    private static final String FORGET = """
        delete from inbox where ctid in (
            select ctid from inbox where taken_at < $1 limit $2)
        """;

    private final Pool worker;
    private final Duration keep;
    private final Leaps leaps;

    Forgetting(
            @ReactiveDataSource("worker") Pool worker,
            @ConfigProperty(name = "entente.inbox.keep", defaultValue = "720h") Duration keep,
            Stopwatch watch) {
        this.worker = worker;
        this.keep = keep;
        this.leaps = new Leaps(watch);
    }

    @Override
    public String name() {
        return "forgetting what was taken long ago";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Uni<Void> run() {
        return worker.query(NOW)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant())
                .chain(this::forget);
    }

    private Uni<Void> forget(Instant now) {
        return leaps.within(keep, now)
                ? Uni.createFrom().voidItem()
                : forgetUpTo(OffsetDateTime.ofInstant(now.minus(keep), ZoneOffset.UTC));
    }

    /** In small batches, so that no transaction lasts. */
    private Uni<Void> forgetUpTo(OffsetDateTime end) {
        return Batches.whileFull(
                () -> worker.preparedQuery(FORGET).execute(Tuple.of(end, BATCH)).map(rows -> rows.rowCount() == BATCH));
    }
}
