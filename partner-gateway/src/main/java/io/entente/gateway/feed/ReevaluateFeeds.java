package io.entente.gateway.feed;

import io.entente.gateway.agreement.AgreementsTaken;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.database.Outage;
import io.entente.kernel.database.Transient;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.work.Batches;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Runs due re-evaluations every few hundred milliseconds, in batches short enough to be no burden, the agencies in turn: a
 * long queue of one does not hold up the others.
 */
@ApplicationScoped
class ReevaluateFeeds implements Round {
    private static final Logger LOG = Logger.getLogger(ReevaluateFeeds.class);

    private final Pool worker;
    private final AgreementsTaken taken;
    private final FeedJobs jobs;
    private final Reevaluation reevaluation;
    private final int batch;
    private final Duration pause;

    ReevaluateFeeds(
            @ReactiveDataSource("worker") Pool worker,
            AgreementsTaken taken,
            FeedJobs jobs,
            Reevaluation reevaluation,
            @ConfigProperty(name = "entente.feed.batch") int batch,
            @ConfigProperty(name = "entente.feed.pause") Duration pause) {
        this.worker = worker;
        this.taken = taken;
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
        return taken.once()
                .chain(() -> Batches.inTurn(
                        () -> worker.withTransaction(connection -> jobs.waiting(Transaction.in(connection))),
                        agency -> follow(agency).map(done -> done == batch)));
    }

    private Uni<Integer> follow(AgencyId agency) {
        return evaluate(agency, batch)
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithUni(failure -> carefully(agency));
    }

    /**
     * One job by itself. What cannot be done alone either is tried again later, after the others; what another transaction
     * stood in the way of, in the next round.
     */
    private Uni<Integer> carefully(AgencyId agency) {
        return evaluate(agency, 1).onFailure(failure -> !Outage.is(failure)).recoverWithUni(failure -> {
            if (Transient.is(failure)) return Uni.createFrom().item(0);
            LOG.warnf(
                    "a record's evaluation for %s is put off: %s",
                    agency, failure.getClass().getSimpleName());
            return worker.withTransaction(connection -> jobs.setAside(Transaction.in(connection), agency))
                    .replaceWith(0);
        });
    }

    private Uni<Integer> evaluate(AgencyId agency, int atMost) {
        return worker.withTransaction(connection -> reevaluation.batch(Transaction.in(connection), agency, atMost));
    }
}
