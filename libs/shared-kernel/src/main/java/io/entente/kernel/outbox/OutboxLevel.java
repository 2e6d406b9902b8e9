package io.entente.kernel.outbox;

import io.entente.kernel.event.Address;
import io.entente.kernel.service.ServiceKeys;
import io.entente.kernel.work.Round;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many messages wait in the outbox and how old the oldest is, looked at every few seconds, for whoever operates the
 * service. While the database does not answer it is not known, rather than what it was.
 */
@ApplicationScoped
class OutboxLevel implements Round {
    private static final Level NOTHING = new Level(0, 0);
    private static final Level UNKNOWN = new Level(Double.NaN, Double.NaN);
    private static final String LEVELS = """
            select address, count(*) as waiting,
                cast(extract(epoch from clock_timestamp() - min(created_at)) as double precision) as oldest
            from outbox group by address
            """;

    private final Pool worker;
    private final Duration pause;
    private volatile @Nullable Map<String, Level> levels;

    OutboxLevel(
            @ReactiveDataSource("worker") Pool worker,
            ServiceKeys keys,
            @ConfigProperty(name = "entente.outbox.look", defaultValue = "5s") Duration pause) {
        this.worker = worker;
        this.pause = pause;
        Arrays.stream(Address.values())
                .filter(address -> address.producer().equals(keys.kind()))
                .forEach(this::show);
    }

    private record Level(double waiting, double oldest) {}

    private void show(Address address) {
        Gauge.builder("entente.outbox.waiting", this, level -> level.of(address).waiting())
                .tag("address", address.code())
                .register(Metrics.globalRegistry);
        Gauge.builder("entente.outbox.oldest", this, level -> level.of(address).oldest())
                .baseUnit("seconds")
                .tag("address", address.code())
                .register(Metrics.globalRegistry);
    }

    private Level of(Address address) {
        Map<String, Level> last = levels;
        return last == null ? UNKNOWN : last.getOrDefault(address.code(), NOTHING);
    }

    @Override
    public String name() {
        return "the look at the outbox";
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public Uni<Void> run() {
        return worker.query(LEVELS)
                .execute()
                .map(OutboxLevel::read)
                .onFailure()
                .invoke(() -> levels = null)
                .invoke(read -> levels = read)
                .replaceWithVoid();
    }

    private static Map<String, Level> read(RowSet<Row> rows) {
        Map<String, Level> read = new HashMap<>();
        // A clock that was set back makes nothing younger than new.
        rows.forEach(row -> read.put(
                row.getString("address"), new Level(row.getLong("waiting"), Math.max(0, row.getDouble("oldest")))));
        return read;
    }
}
