package io.entente.gateway.feed;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;

/** Runs due re-evaluations every few hundred milliseconds, agency by agency, in batches short enough to be no burden. */
@ApplicationScoped
class ReevaluateFeeds {
    private static final Logger LOG = Logger.getLogger(ReevaluateFeeds.class);

    private final Pool worker;
    private final FeedJobs jobs;
    private final Reevaluation reevaluation;
    private final int batch;

    ReevaluateFeeds(
            @ReactiveDataSource("worker") Pool worker,
            FeedJobs jobs,
            Reevaluation reevaluation,
            @ConfigProperty(name = "entente.feed.batch") int batch) {
        this.worker = worker;
        this.jobs = jobs;
        this.reevaluation = reevaluation;
        this.batch = batch;
    }

    @Scheduled(
            every = "${entente.feed.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "feed-reevaluation")
    Uni<Void> run() {
        return worker.withTransaction(connection -> jobs.waiting(Transaction.in(connection)))
                .chain(agencies -> Multi.createFrom()
                        .iterable(agencies)
                        .onItem()
                        .transformToUniAndConcatenate(agency -> unharmed(follow(agency)))
                        .onItem()
                        .ignoreAsUni())
                .plug(ReevaluateFeeds::unharmed);
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
