package io.entente.kernel.idempotency;

import io.entente.kernel.time.Leaps;
import io.entente.kernel.time.Stopwatch;
import io.entente.kernel.work.Batches;
import io.entente.kernel.work.Round;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Deletes answers a day after they were given, by the clock that dated them, which is the database's. While that leapt
 * ahead less than a day ago nothing is deleted: a request repeated a minute later would take effect twice. A clock set back
 * keeps answers for longer by as much, which harms nobody. A service that keeps answers says so in its configuration.
 */
@ApplicationScoped
@LookupIfProperty(name = "entente.idempotency.enabled", stringValue = "true")
class ForgetAnswers implements Round {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int MOST = 5_000;
    private static final String NOW = "select clock_timestamp()";
    /** In portions, so that no lock is long. */
    private static final String FORGET = """
            delete from kept_answer where (agency, officer, key) in (
                select agency, officer, key from kept_answer where kept_at < $1 order by kept_at limit $2)\
            """;

    private final Pool worker;
    private final Leaps leaps;

    ForgetAnswers(@ReactiveDataSource("worker") Pool worker, Stopwatch watch) {
        this.worker = worker;
        this.leaps = new Leaps(watch);
    }

    @Override
    public String name() {
        return "forgetting answers kept for repeated requests";
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
        return leaps.within(KEPT, now)
                ? Uni.createFrom().voidItem()
                : forgetUpTo(OffsetDateTime.ofInstant(now.minus(KEPT), ZoneOffset.UTC));
    }

    private Uni<Void> forgetUpTo(OffsetDateTime end) {
        return Batches.whileFull(
                () -> worker.preparedQuery(FORGET).execute(Tuple.of(end, MOST)).map(rows -> rows.rowCount() == MOST));
    }
}
