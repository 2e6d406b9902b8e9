package io.entente.gateway.feed;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Queues what a service sent when nothing is heard of it any more, and when it is heard of again. Reads look for
 * themselves; this is for the feeds alone.
 */
@ApplicationScoped
class FollowNodes implements Round {
    private static final String TURNED = """
            select node from node_heard
            where woke or told <> (heard_at between clock_timestamp() - make_interval(secs => cast($1 as double precision))
                           and clock_timestamp())
            order by node for update skip locked
            """;

    private static final String TOLD = """
            update node_heard set woke = false,
                told = heard_at between clock_timestamp() - make_interval(secs => cast($2 as double precision))
                    and clock_timestamp()
            where node = $1
            """;

    private final Pool worker;
    private final FeedJobs jobs;
    private final double longestSilence;
    private final Duration pause;

    FollowNodes(
            @ReactiveDataSource("worker") Pool worker,
            FeedJobs jobs,
            @ConfigProperty(name = "entente.owners.silence") Duration longestSilence,
            @ConfigProperty(name = "entente.feed.pause") Duration pause) {
        this.worker = worker;
        this.jobs = jobs;
        this.longestSilence = longestSilence.toMillis() / 1000.0;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "queueing feeds for owners that fell silent";
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public Uni<Void> run() {
        return worker.withTransaction(connection -> {
            Transaction transaction = Transaction.in(connection);
            return transaction.rows(TURNED, longestSilence).chain(nodes -> Multi.createFrom()
                    .iterable(nodes)
                    .onItem()
                    .transformToUniAndConcatenate((Row row) -> turn(transaction, row.text("node")))
                    .collect()
                    .last()
                    .replaceWithVoid());
        });
    }

    private Uni<Void> turn(Transaction transaction, String node) {
        return transaction.change(TOLD, node, longestSilence).chain(() -> jobs.queueAllOf(transaction, node));
    }
}
