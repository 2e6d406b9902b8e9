package io.entente.kernel.database;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells a database that is away, starting, stopping or full from a fault of a statement. */
public final class Outage {
    /** SQLSTATE classes: connection, sign-in, resources (disk full too), operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "28", "53", "57", "58");

    /** A standby that has not yet been promoted. */
    private static final String READ_ONLY = "25006";

    private Outage() {}

    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ClosedConnectionException) return true;
            if (cause instanceof PgException refused) return isOutage(refused.getSqlState());
            // What Hibernate Reactive puts in the place of PostgreSQL's own.
            if (cause instanceof SQLException refused && refused.getSQLState() != null)
                return isOutage(refused.getSQLState());
            if (cause instanceof NoStackTraceThrowable || cause.getClass() == VertxException.class)
                return isLostConnection(cause.getMessage());
        }
        return false;
    }

    /** @return PostgreSQL's five characters, if the failure is an answer of PostgreSQL */
    public static Optional<String> sqlState(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(PgException.class::isInstance)
                .findFirst()
                .map(refused -> ((PgException) refused).getSqlState());
    }

    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (CLASSES.contains(sqlState.substring(0, 2)) || sqlState.equals(READ_ONLY));
    }

    /** The client has one type for a lost connection, a pool that waits in vain and a parameter of the wrong type. */
    private static boolean isLostConnection(@Nullable String message) {
        return message != null
                && Stream.of("Connection is not active", "Connection closed", "Pool closed", "Timeout")
                        .anyMatch(message::startsWith);
    }
}
