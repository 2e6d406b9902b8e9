package io.entente.kernel.intake;

import io.entente.kernel.work.Batches;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Removes from the inbox what was taken long ago. A message comes again only if its sender or its receiver died between
 * two steps and has not run since, so the inbox remembers longer than any service stays down; and should one stay down
 * longer yet, every effect has a key of its own (record and version, event id, response id) and does nothing twice.
 */
@ApplicationScoped
class Forgetting implements Round {
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int BATCH = 5_000;
    private static final String FORGET = """
        delete from inbox where ctid in (
            select ctid from inbox where taken_at < now() - make_interval(secs => $1) limit $2)
        """;

    private final Pool worker;
    private final Duration keep;

    Forgetting(
            @ReactiveDataSource("worker") Pool worker,
            @ConfigProperty(name = "entente.inbox.keep", defaultValue = "720h") Duration keep) {
        this.worker = worker;
        this.keep = keep;
    }

    @Override
    public String name() {
        return "forgetting what was taken long ago";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** In small batches, so that no transaction lasts. */
    @Override
    public Uni<Void> run() {
        return Batches.whileFull(() -> worker.preparedQuery(FORGET)
                .execute(Tuple.of((double) keep.toSeconds(), BATCH))
                .map(rows -> rows.rowCount() == BATCH));
    }
}
