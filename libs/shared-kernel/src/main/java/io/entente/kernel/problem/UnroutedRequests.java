package io.entente.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;

/** What fails before or beside any endpoint, such as an unknown path or a body too large, in the same form. */
@ApplicationScoped
class UnroutedRequests {
    private static final int[] STATUSES = {400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 431, 500, 503};
    private static final int BEFORE_ALL_ELSE = 10_000;
    private static final Logger LOG = Logger.getLogger(UnroutedRequests.class);

    private final ObjectMapper json;
    private final long longest;
    private final Duration bodyTime;

    UnroutedRequests(
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longest,
            @ConfigProperty(name = "entente.http.body-time") Duration bodyTime) {
        this.json = json;
        this.longest = longest.asLongValue();
        this.bodyTime = bodyTime;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        router.route().last().handler(request -> answer(request, Problems.notFound()));
        for (int status : STATUSES) router.errorHandler(status, request -> answer(request, Problems.ofStatus(status)));
    }

    /** Before the framework's own answer, which writes the request's address into the log. */
    private void failed(RoutingContext request) {
        Throwable why = request.failure();
        if (why == null || why instanceof SecurityException) {
            request.next();
            return;
        }
        int status = request.statusCode() < 400 ? 500 : request.statusCode();
        // Who hangs up is no news.
        if (status >= 500 && !(why instanceof IOException))
            LOG.errorf(
                    "a request failed before any endpoint: %s", why.getClass().getName());
        if (request.response().headWritten()) request.request().connection().close();
        else answer(request, Problems.ofStatus(status));
    }

    /** Before the framework's own check, which closes the connection without a word. */
    void bound(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, BEFORE_ALL_ELSE);
        filters.register(this::refuseTooSlow, BEFORE_ALL_ELSE);
    }

    /** A byte now and then keeps a connection from being idle; a body has one time for all of it. */
    private void refuseTooSlow(RoutingContext request) {
        HttpServerRequest http = request.request();
        boolean body = declaredLength(request) > 0 || http.getHeader("Transfer-Encoding") != null;
        if (body && !http.isEnded()) {
            long timer = request.vertx().setTimer(bodyTime.toMillis(), late -> {
                if (!http.isEnded()) giveUp(request);
            });
            request.addEndHandler(done -> request.vertx().cancelTimer(timer));
        }
        request.next();
    }

    private void giveUp(RoutingContext request) {
        answer(request, Problems.ofStatus(408));
        request.request().connection().close();
    }

    private void refuseTooLarge(RoutingContext request) {
        if (declaredLength(request) > longest) answer(request, Problems.tooLarge());
        else request.next();
    }

    private static long declaredLength(RoutingContext request) {
        try {
            String length = request.request().getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    void answer(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) return;
        if (problem.status() == 401) response.putHeader("WWW-Authenticate", "Bearer");
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(text(problem));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
