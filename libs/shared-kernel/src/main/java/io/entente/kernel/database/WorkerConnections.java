package io.entente.kernel.database;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.inject.Singleton;
import java.time.Duration;

/** The pool behind relay, intake and whatever else a service does by itself. */
@Singleton
@ReactiveDataSource("worker")
class WorkerConnections implements PgPoolCreator {
    private final Duration patience;

    WorkerConnections(@ConfigProperty(name = "entente.database.patience", defaultValue = "30s") Duration patience) {
        this.patience = patience;
    }

    @Override
    public Pool create(Input input) {
        return Connections.pool(input, patience);
    }
}
