package io.entente.kernel.trail;

import io.entente.kernel.caller.Proven;
import io.entente.kernel.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jspecify.annotations.Nullable;

import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.Set;

/**
 * Every refused call is an event, unless the request has one already. It is on record before the answer leaves, if that
 * can be done soon; the answer is a refusal either way.
 */
class RefusedCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Set<Integer> STATUSES = Set.of(400, 401, 403, 404, 406, 409, 410, 412, 415, 422, 428, 429);

    private final Refusals refusals;
    private final Noted noted;

    RefusedCalls(Refusals refusals, Noted noted) {
        this.refusals = refusals;
        this.noted = noted;
    }

    @ServerResponseFilter
    Uni<Void> note(ContainerResponseContext response, RoutingContext request) {
        RuntimeResource endpoint = CurrentRequestManager.get().getTarget();
        // An address that leads nowhere is nobody's secret and anybody's noise.
        boolean nowhere = response.getStatus() == 404 && endpoint == null;
        if (!STATUSES.contains(response.getStatus()) || nowhere || noted.already())
            return Uni.createFrom().voidItem();
        return refusals.note(call(endpoint, response), Proven.of(request))
                .memoize()
                .indefinitely()
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> null);
    }

    private static RefusedCall call(@Nullable RuntimeResource endpoint, ContainerResponseContext response) {
        return new RefusedCall(
                endpoint == null ? null : endpoint.getHttpMethod(),
                endpoint == null
                        ? null
                        : PathTemplate.of(endpoint.getClassPath().template, endpoint.getPath().template),
                response.getStatus(),
                response.getEntity() instanceof Problem problem ? problem.slug() : null);
    }
}
