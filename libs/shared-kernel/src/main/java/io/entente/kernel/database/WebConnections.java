package io.entente.kernel.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.inject.Singleton;
import java.time.Duration;

/** The pool behind requests. */
@Singleton
class WebConnections implements PgPoolCreator {
    private final Duration patience;

    WebConnections(@ConfigProperty(name = "entente.database.patience", defaultValue = "30s") Duration patience) {
        this.patience = patience;
    }

    @Override
    public Pool create(Input input) {
        return Connections.pool(input, patience);
    }
}
