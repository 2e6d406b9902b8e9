package io.entente.kernel.problem;

import io.vertx.pgclient.PgException;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells a database that is away, full or shutting down from a fault of ours. */
final class Unreachable {
    private Unreachable() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) return true;
            if (cause instanceof PgException refused) {
                String state = refused.getSqlState();
                return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
            }
            if (cause.getClass().getSimpleName().equals("ClosedConnectionException")) return true;
        }
        return false;
    }

    static String types(Throwable failure) {
        StringBuilder types = new StringBuilder(failure.getClass().getName());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause())
            types.append(" < ").append(cause.getClass().getName());
        return types.toString();
    }
}
