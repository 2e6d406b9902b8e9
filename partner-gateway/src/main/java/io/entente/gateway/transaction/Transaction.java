package io.entente.gateway.transaction;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * SQL in a running transaction. A decision is made from the same rows by the same words whether a request asks (a
 * session of the web role, under row-level security) or the feed does (a connection of the worker role).
 *
 * <p>Parameters are numbered {@code $1}, {@code $2}, … and may be texts, numbers, UUIDs, instants, byte arrays or null.
 * Calls are chained, never combined: a transaction is one conversation.
 */
public interface Transaction {
    /** @return the rows in order; empty if there are none */
    Uni<List<Row>> rows(String sql, @Nullable Object... parameters);

    /** @return how many rows were inserted, updated or deleted */
    Uni<Integer> change(String sql, @Nullable Object... parameters);

    static Transaction in(Mutiny.Session session) {
        return new SessionTransaction(session);
    }

    static Transaction in(SqlConnection connection) {
        return new ConnectionTransaction(connection);
    }
}
