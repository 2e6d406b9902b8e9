package io.entente.kernel.trace;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The trace of what is being done: of a request, of a message or of a round, each of which has a Vert.x context of its own. */
public final class CurrentTrace {
    /** Under which name log lines carry the trace's id. */
    public static final String LOGGED = "traceId";
    /** Under which name log lines carry the id that a caller had for it. */
    static final String LOGGED_OF_CALLER = "callerTraceId";

    private static final String KEY = CurrentTrace.class.getName();

    private CurrentTrace() {}

    /** Begins one where none has begun. Outside of any request, message and round each call gives another. */
    public static TraceContext get() {
        Context here = here();
        TraceContext current = here == null ? null : here.getLocal(KEY);
        return current == null ? set(here, TraceContext.begin()) : current;
    }

    public static void begin() {
        set(here(), TraceContext.begin());
    }

    /** @param from where what is done now comes from; null if it came without a trace */
    public static void goOn(@Nullable TraceContext from) {
        set(here(), from == null ? TraceContext.begin() : from.next());
    }

    /** What a caller calls the trace stands beside ours in the log, and goes nowhere else. */
    static void note(TraceContext ofCaller) {
        if (here() != null) MDC.put(LOGGED_OF_CALLER, ofCaller.traceId());
    }

    private static TraceContext set(@Nullable Context here, TraceContext current) {
        if (here != null) {
            here.putLocal(KEY, current);
            MDC.put(LOGGED, current.traceId());
        }
        return current;
    }

    /** Not one that several share: what belongs to one would show with another. */
    private static @Nullable Context here() {
        return VertxContext.isOnDuplicatedContext() ? Vertx.currentContext() : null;
    }
}
