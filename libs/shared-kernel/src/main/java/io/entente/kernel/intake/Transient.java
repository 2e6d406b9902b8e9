package io.entente.kernel.intake;

import io.vertx.pgclient.PgException;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells the faults that time mends from those it does not. */
final class Transient {
    /** SQLSTATE classes: connection, resources (disk full too), operator, system, and transaction conflicts. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40");

    private Transient() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) return true;
            if (cause instanceof PgException refused) return isTransient(refused.getSqlState());
            // The client reports a connection lost in mid-flight with this type of its own.
            if (cause.getClass().getSimpleName().equals("ClosedConnectionException")) return true;
        }
        return false;
    }

    private static boolean isTransient(String sqlState) {
        return sqlState != null && sqlState.length() == 5 && CLASSES.contains(sqlState.substring(0, 2));
    }
}
