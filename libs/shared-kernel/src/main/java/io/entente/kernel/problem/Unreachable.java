package io.entente.kernel.problem;

import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/** Tells a database that is away, full or shutting down from a fault of ours. */
final class Unreachable {
    private Unreachable() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) return true;
            // The client's own exception, or what Hibernate Reactive puts in its place.
            if (cause instanceof PgException refused) return isAway(refused.getSqlState());
            if (cause instanceof SQLException refused && refused.getSQLState() != null)
                return isAway(refused.getSQLState());
            if (cause.getClass().getSimpleName().equals("ClosedConnectionException")) return true;
        }
        return false;
    }

    /** SQLSTATE classes: connection, resources (disk full too), operator intervention. */
    private static boolean isAway(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
    }

    static String types(Throwable failure) {
        StringBuilder types = new StringBuilder(failure.getClass().getName());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause())
            types.append(" < ").append(cause.getClass().getName());
        return types.toString();
    }
}
