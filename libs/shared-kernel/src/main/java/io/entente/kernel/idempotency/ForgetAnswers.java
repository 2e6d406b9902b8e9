package io.entente.kernel.idempotency;

import io.entente.kernel.work.Round;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Deletes answers a day after they were given. A service that keeps answers says so in its configuration. */
@ApplicationScoped
@LookupIfProperty(name = "entente.idempotency.enabled", stringValue = "true")
class ForgetAnswers implements Round {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int MOST = 5_000;
    /** In portions, so that no lock is long. */
    private static final String FORGET = """
            delete from kept_answer where (agency, officer, key) in (
                select agency, officer, key from kept_answer where kept_at < $1 order by kept_at limit $2)\
            """;

    private final Pool worker;
    private final Clock clock;

    ForgetAnswers(@ReactiveDataSource("worker") Pool worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
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
        return worker.preparedQuery(FORGET)
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC), MOST))
                .chain(rows -> rows.rowCount() < MOST ? Uni.createFrom().voidItem() : run());
    }
}
