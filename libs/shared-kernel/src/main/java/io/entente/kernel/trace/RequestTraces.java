package io.entente.kernel.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/** Every request begins a trace. None from outside chooses our id, or it could mark what goes from us to others. */
@ApplicationScoped
class RequestTraces {
    /** Before whatever may have something to say of a request. */
    private static final int FIRST = 20_000;

    void follow(@Observes Filters filters) {
        filters.register(RequestTraces::begin, FIRST);
    }

    private static void begin(RoutingContext request) {
        CurrentTrace.begin();
        ofCaller(request.request().headers().getAll("traceparent")).ifPresent(CurrentTrace::note);
        request.next();
    }

    /** Of two that differ neither would be the caller's. */
    private static Optional<TraceContext> ofCaller(List<String> headers) {
        return headers.size() == 1 ? TraceContext.of(headers.get(0)) : Optional.empty();
    }
}
