package io.entente.kernel.outbox;

import io.entente.kernel.metrics.Counts;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends what the outbox holds and deletes only what the broker accepted. Killed in between, it sends again; the
 * receiver's inbox makes that harmless. Order holds within a key; different keys travel side by side, and a key whose
 * first event the broker refuses waits on its own.
 */
@ApplicationScoped
class Relay implements Round {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 200;
    private static final int SIDE_BY_SIDE = 100;
    /** Characters of a batch before its last row, which has at most 8 Mi: bounds what one pass holds in memory. */
    private static final long HEAVY = 8L * 1024 * 1024;
    /**
     * A batch that a slow broker stretches beyond this ends early: its transaction must not be idle for as long as
     * PostgreSQL and the connection put up with, or it would go out again and again, and never be deleted.
     */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** In the order of writing, without the keys that wait, until there are enough or they are heavy. */
    private static final String NEXT = """
        select position, id, address, order_key, body
        from (select *, sum(octet_length(body)) over (order by position) - octet_length(body) as before
              from (select * from outbox where order_key <> all($1) order by position limit $2) as first) as weighed
        where before < $3
        order by position
        """;
    /** Any constant will do, so long as nothing else in this database takes it. */
    private static final long LOCK = 0x656E74656E7465L;

    private final Pool worker;
    private final BrokerLink broker;
    private final Duration pause;
    private final WaitingKeys waiting;

    Relay(
            @ReactiveDataSource("worker") Pool worker,
            BrokerLink broker,
            @ConfigProperty(name = "entente.outbox.pause", defaultValue = "0.1s") Duration pause,
            @ConfigProperty(name = "entente.outbox.refused", defaultValue = "10s") Duration refused) {
        this.worker = worker;
        this.broker = broker;
        this.pause = pause;
        this.waiting = new WaitingKeys(refused, System::nanoTime);
    }

    @Override
    public String name() {
        return "the outbox relay";
    }

    @Override
    public Duration pause() {
        return pause;
    }

    /** What the broker does not take stays in the outbox for the next round. */
    @Override
    public Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(this::pass)
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** @return whether a batch went out whole, so that more may wait */
    private Uni<Boolean> pass() {
        return worker.withTransaction(tx -> tx.preparedQuery("select pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? sendBatch(tx)
                        : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> sendBatch(SqlConnection tx) {
        return tx.preparedQuery(NEXT)
                .execute(Tuple.of(waiting.now(), BATCH, HEAVY))
                .map(rows -> {
                    List<Waiting> batch = new ArrayList<>();
                    rows.forEach(row -> batch.add(Waiting.of(row)));
                    return batch;
                })
                .chain(batch -> batch.isEmpty()
                        ? Uni.createFrom().item(false)
                        : sendAll(batch).chain(outcome -> conclude(tx, outcome)));
    }

    private static Uni<Boolean> conclude(SqlConnection tx, Outcome outcome) {
        boolean nothing = outcome.accepted().isEmpty();
        if (nothing && outcome.lost())
            return Uni.createFrom().failure(new ConnectException("the broker cannot be reached"));
        return delete(tx, outcome.accepted()).replaceWith(!nothing && !outcome.lost());
    }

    private Uni<Outcome> sendAll(List<Waiting> batch) {
        long begun = System.nanoTime();
        Map<String, List<Waiting>> byKey = new LinkedHashMap<>();
        batch.forEach(row ->
                byKey.computeIfAbsent(row.orderKey(), key -> new ArrayList<>()).add(row));
        return Multi.createFrom()
                .iterable(byKey.values())
                .onItem()
                .transformToUni(oneKey -> sendInOrder(oneKey, begun))
                .merge(SIDE_BY_SIDE)
                .collect()
                .asList()
                .map(Outcome::of);
    }

    private Uni<Outcome> sendInOrder(List<Waiting> oneKey, long begun) {
        List<Long> accepted = new ArrayList<>();
        return Multi.createFrom()
                .iterable(oneKey)
                .select()
                .first(row -> System.nanoTime() - begun < LONGEST.toNanos())
                .onItem()
                .transformToUniAndConcatenate(row -> broker.send(row).invoke(() -> accepted(row, accepted)))
                .onItem()
                .ignoreAsUni()
                .map(all -> new Outcome(accepted, false))
                .onFailure()
                .recoverWithItem(failure -> stopped(oneKey.get(accepted.size()), accepted, failure));
    }

    private static void accepted(Waiting row, List<Long> accepted) {
        accepted.add(row.position());
        Counts.sent(row.to());
    }

    private Outcome stopped(Waiting at, List<Long> accepted, Throwable failure) {
        if (!(failure instanceof Refused)) return new Outcome(accepted, true);
        LOG.warnf("the broker refuses %s; its key waits", at);
        Counts.notSent(at.to());
        waiting.add(at.orderKey());
        return new Outcome(accepted, false);
    }

    /**
     * What became of some rows.
     *
     * @param accepted positions: of each key, up to the first that was not
     * @param lost whether the broker could not be reached, or did not answer, for some
     */
    private record Outcome(List<Long> accepted, boolean lost) {
        static Outcome of(List<Outcome> parts) {
            return new Outcome(
                    parts.stream().flatMap(part -> part.accepted().stream()).toList(),
                    parts.stream().anyMatch(Outcome::lost));
        }
    }

    private static Uni<Void> delete(SqlConnection tx, List<Long> positions) {
        return tx.preparedQuery("delete from outbox where position = any($1)")
                .execute(Tuple.of(positions.toArray(new Long[0])))
                .replaceWithVoid();
    }
}
