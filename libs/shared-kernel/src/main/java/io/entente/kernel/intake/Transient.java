package io.entente.kernel.intake;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells the faults that time mends from those it does not. */
final class Transient {
    /** SQLSTATE classes: connection, sign-in, transaction conflicts, resources (disk full too), locks, operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "28", "40", "53", "55", "57", "58");

    /** A standby that has not yet been promoted. */
    private static final String READ_ONLY = "25006";

    private Transient() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ClosedConnectionException) return true;
            if (cause instanceof PgException refused) return isTransient(refused.getSqlState());
            if (cause instanceof NoStackTraceThrowable) return isLostConnection(cause.getMessage());
        }
        return false;
    }

    private static boolean isTransient(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (CLASSES.contains(sqlState.substring(0, 2)) || sqlState.equals(READ_ONLY));
    }

    /** The client has one type for a connection lost between two statements and for a parameter of the wrong type. */
    private static boolean isLostConnection(@Nullable String message) {
        return message != null
                && (message.startsWith("Connection is not active")
                        || message.startsWith("Connection closed")
                        || message.startsWith("Pool closed"));
    }
}
