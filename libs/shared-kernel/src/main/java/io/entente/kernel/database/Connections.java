package io.entente.kernel.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

import java.time.Duration;
import java.util.List;

/**
 * Connections to PostgreSQL on which nobody waits for ever. One that is cut without a word (a firewall that forgets it, a
 * host that is gone) neither fails nor answers: each side has to give it up by itself. Here it ends when nothing has gone
 * over it for a while, which makes whoever waits on it try again over a new one; there the session ends after the same
 * time without a word from us, and with it the locks that the next one needs.
 */
final class Connections {
    private Connections() {}

    static Pool pool(PgPoolCreator.Input input, Duration patience) {
        List<SqlConnectOptions> servers = input.pgConnectOptionsList().stream()
                .<SqlConnectOptions>map(options -> bounded(options, patience))
                .toList();
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .withConnectHandler(fresh -> {
                    Lifeline.attach(fresh, patience);
                    fresh.close();
                })
                .using(input.vertx())
                .build();
    }

    private static PgConnectOptions bounded(PgConnectOptions options, Duration patience) {
        PgConnectOptions bounded = new PgConnectOptions(options);
        bounded.setTcpKeepAlive(true);
        // Sooner than the connection, so that a statement that takes too long gets PostgreSQL's own answer.
        bounded.addProperty("statement_timeout", millis(patience.multipliedBy(2).dividedBy(3)));
        bounded.addProperty("idle_in_transaction_session_timeout", millis(patience));
        return bounded;
    }

    private static String millis(Duration time) {
        return String.valueOf(time.toMillis());
    }
}
