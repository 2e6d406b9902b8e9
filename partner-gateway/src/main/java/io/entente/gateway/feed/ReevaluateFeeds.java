package io.entente.gateway.feed;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Runs due re-evaluations every few hundred milliseconds, agency by agency, in batches short enough to be no burden. */
@ApplicationScoped
class ReevaluateFeeds implements Round {
    private static final Logger LOG = Logger.getLogger(ReevaluateFeeds.class);

    private final Pool worker;
    private final FeedJobs jobs;
    private final Reevaluation reevaluation;
    private final int batch;
    private final Duration pause;

    ReevaluateFeeds(
            @ReactiveDataSource("worker") Pool worker,
            FeedJobs jobs,
            Reevaluation reevaluation,
            @ConfigProperty(name = "entente.feed.batch") int batch,
            @ConfigProperty(name = "entente.feed.pause") Duration pause) {
        this.worker = worker;
        this.jobs = jobs;
        this.reevaluation = reevaluation;
        this.batch = batch;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "the re-evaluation of feeds";
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public Uni<Void> run() {
        return worker.withTransaction(connection -> jobs.waiting(Transaction.in(connection)))
                .chain(agencies -> Multi.createFrom()
                        .iterable(agencies)
                        .onItem()
                        .transformToUniAndConcatenate(agency -> unharmed(follow(agency)))
                        .onItem()
                        .ignoreAsUni());
    }

    /** What fails stays queued, and does not hold up the others. */
    private static Uni<Void> unharmed(Uni<Void> work) {
        return work.onFailure()
                .invoke(failure ->
                        LOG.warnf("a feed follows later: %s", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> follow(AgencyId agency) {
        return worker.withTransaction(connection -> reevaluation.batch(Transaction.in(connection), agency, batch))
                .chain(done -> done < batch ? Uni.createFrom().voidItem() : follow(agency));
    }
}
