package io.entente.gateway.notice;

import io.entente.gateway.agreement.AgreementsTaken;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.database.Outage;
import io.entente.kernel.datakey.KeyOutOfReach;
import io.entente.kernel.work.Batches;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Takes what was asked, found or missed, every few hundred milliseconds, and tells those whom it concerns. */
@ApplicationScoped
class TellOwners implements Round {
    private static final Logger LOG = Logger.getLogger(TellOwners.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int BATCH = 50;

    private final Pool worker;
    private final AgreementsTaken taken;
    private final DueQueries queries;
    private final TellOwner tellOwner;

    TellOwners(
            @ReactiveDataSource("worker") Pool worker, AgreementsTaken taken, DueQueries queries, TellOwner tellOwner) {
        this.worker = worker;
        this.taken = taken;
        this.queries = queries;
        this.tellOwner = tellOwner;
    }

    @Override
    public String name() {
        return "telling owners of queries";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Uni<Void> run() {
        return taken.once()
                .chain(() -> Batches.whileFull(() -> batch(BATCH)
                        .onFailure(TellOwners::isItsOwn)
                        .recoverWithUni(failure -> carefully())
                        .map(done -> done == BATCH)));
    }

    /** One by itself. What cannot be told is tried again later, after the others. */
    private Uni<Integer> carefully() {
        return batch(1).onFailure(TellOwners::isItsOwn).recoverWithUni(failure -> {
            LOG.warnf(
                    "telling an owner of a query is put off: %s",
                    failure.getClass().getSimpleName());
            return worker.withTransaction(connection -> queries.setAside(Transaction.in(connection)))
                    .replaceWith(0);
        });
    }

    /** An agency whose keys do not answer keeps its own queries waiting and nobody else's. */
    private static boolean isItsOwn(Throwable failure) {
        return failure instanceof KeyOutOfReach || !Outage.is(failure);
    }

    private Uni<Integer> batch(int atMost) {
        return worker.withTransaction(
                connection -> queries.take(Transaction.in(connection), atMost).chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(one -> tellOwner.of(connection, one))
                        .collect()
                        .asList()
                        .replaceWith(due.size())));
    }
}
