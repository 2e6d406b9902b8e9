package io.entente.kernel.service;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the database before anything is served, over the very connections that will be used later. It waits for the
 * answer: the start goes no further without it, and nothing else runs yet that could be held up.
 */
final class Session {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String role;
    private final Pool pool;

    /** @param role how the settings call it, such as {@code quarkus.datasource.username} */
    Session(String role, Pool pool) {
        this.role = role;
        this.pool = pool;
    }

    List<Row> rows(String query) {
        try {
            List<Row> rows = new ArrayList<>();
            pool.getDelegate()
                    .query(query)
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .forEach(rows::add);
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedStart(List.of("Interrupted while asking the database."));
        } catch (ExecutionException | TimeoutException e) {
            throw new RefusedStart(List.of("The database does not answer the role of " + role
                    + ": see that PostgreSQL runs and that the role may sign in."));
        }
    }
}
