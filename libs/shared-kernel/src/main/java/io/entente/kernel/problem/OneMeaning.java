package io.entente.kernel.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * A request has one meaning for everybody who reads it on its way, or it is refused. One that names its host not once,
 * or its body's coding in another word than {@code chunked}, is answered 400 (RFC 9112 §3.2, §6.1). A chunked body is
 * the last thing read on its connection: the server forgives a length beside it and odd chunk sizes, and what a gateway
 * before us took for the rest of that body would be a request of its own here.
 */
@ApplicationScoped
class OneMeaning {
    private static final int FIRST = 20_000;

    private final UnroutedRequests answers;
    private final Set<HttpConnection> ending =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    OneMeaning(UnroutedRequests answers) {
        this.answers = answers;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        HttpServerRequest http = request.request();
        HttpConnection connection = http.connection();
        if (ending.contains(connection)) {
            connection.close();
            return;
        }
        List<String> codings = http.headers().getAll("Transfer-Encoding");
        boolean clear = namesItsHost(http) && (codings.isEmpty() || isChunked(codings));
        if (!clear || !codings.isEmpty()) endAfter(request);
        if (clear) request.next();
        else answers.answer(request, Problems.malformed(List.of()));
    }

    private void endAfter(RoutingContext request) {
        HttpConnection connection = request.request().connection();
        ending.add(connection);
        request.response().putHeader("Connection", "close");
        request.addEndHandler(done -> connection.close());
    }

    private static boolean namesItsHost(HttpServerRequest http) {
        if (http.version() == HttpVersion.HTTP_2) return true;
        return http.headers().getAll("Host").size() == 1 && http.authority() != null;
    }

    private static boolean isChunked(List<String> codings) {
        return codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    }
}
