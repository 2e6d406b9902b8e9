package io.entente.cases.presence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.AtOnce;
import io.entente.kernel.time.Stopwatch;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells the gateway every few seconds that this service lives: the gateway withholds what was released here when it does
 * not hear that, since then it would not hear of a recall either. So nothing is told while a word to the gateway waits to
 * be sent for longer than a sign of life may be old, by its date or, since a clock may be set back, by a stopwatch.
 */
@ApplicationScoped
class ShowLife implements Round {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration STUCK = Address.NODE_ALIVE.life().orElseThrow();
    private static final String WORDS = "(address like 'record.%' or address = 'consent.answered')";
    private static final String HIGHEST = "select coalesce(max(position), 0) from outbox where " + WORDS;

    /**
     * Goes up whatever happens to the clock, and is ahead of what it was even in a database restored from a copy. No row
     * while something waits.
     */
    private static final String NEXT = """
            insert into sign_of_life (number)
            select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)
            where not exists (
                select from outbox where %s
                  and (created_at < now() - make_interval(secs => $1) or position <= $2))
            on conflict (only_row) do update set number = greatest(sign_of_life.number + 1, excluded.number)
            returning number
            """.formatted(WORDS);

    private final Pool worker;
    private final AtOnce atOnce;
    private final String service;
    private final Duration pause;
    private final LongWaiting waiting;
    private volatile boolean shown;

    ShowLife(
            @ReactiveDataSource("worker") Pool worker,
            AtOnce atOnce,
            Stopwatch watch,
            @ConfigProperty(name = "entente.service") String service,
            @ConfigProperty(name = "entente.presence.pause") Duration pause) {
        this.worker = worker;
        this.atOnce = atOnce;
        this.service = service;
        this.pause = pause;
        this.waiting = new LongWaiting(STUCK, watch);
    }

    @Override
    public String name() {
        return "the sign of life";
    }

    /** The first one soon: until then, what was released here is withheld. */
    @Override
    public Duration pause() {
        return shown ? pause : FIRST;
    }

    @Override
    public Uni<Void> run() {
        return number().chain(number ->
                number.map(this::show).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** @return the next sign's; empty while something waits for too long */
    Uni<Optional<Long>> number() {
        return worker.withTransaction(tx -> tx.query(HIGHEST)
                .execute()
                .map(rows -> waiting.upTo(rows.iterator().next().getLong(0)))
                .chain(old -> tx.preparedQuery(NEXT).execute(Tuple.of((double) STUCK.toSeconds(), old)))
                .map(rows -> first(rows.iterator())));
    }

    private Uni<Void> show(long number) {
        JsonNode data = JsonNodeFactory.instance.objectNode().put("number", number);
        return atOnce.send(Address.NODE_ALIVE, service, data).invoke(() -> shown = true);
    }

    private static Optional<Long> first(RowIterator<Row> rows) {
        return rows.hasNext() ? Optional.of(rows.next().getLong(0)) : Optional.empty();
    }
}
