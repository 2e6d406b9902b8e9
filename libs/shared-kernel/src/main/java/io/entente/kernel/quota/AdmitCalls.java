package io.entente.kernel.quota;

import io.entente.kernel.caller.Caller;
import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.common.core.ResteasyReactiveCallbackContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/**
 * Before anything else is done for a call its token is checked and its quota is charged. A refused call costs that check
 * and two counters, whatever it asked for, and touches no database.
 */
class AdmitCalls {
    /**
     * A property of requests that are refused like many before. Whoever records refused calls passes them over: see
     * {@link FirstRefusals}.
     */
    static final String LIKE_MANY_BEFORE = "entente.quota.like-many-before";

    private static final Problem EXCEEDED = Problem.of("quota-exceeded", 429, "More calls than your quota allows")
            .saying("Wait as many seconds as Retry-After says.");
    private static final String NOBODY = "";

    private final Quotas quotas;
    private final Nobody nobody;
    private final FirstRefusals refusals;
    private final Caller caller;
    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest http;

    AdmitCalls(
            Quotas quotas,
            Nobody nobody,
            FirstRefusals refusals,
            Caller caller,
            CurrentIdentityAssociation identities,
            CurrentVertxRequest http) {
        this.quotas = quotas;
        this.nobody = nobody;
        this.refusals = refusals;
        this.caller = caller;
        this.identities = identities;
        this.http = http;
    }

    /** @return nothing for a call that may go on, an answer or a failure for one that may not */
    @ServerRequestFilter(preMatching = true)
    Uni<Response> admit(ContainerRequestContext request) {
        if (!nobody.mayCheck())
            return Uni.createFrom().failure(Problems.unavailable().asException());
        // Ends when the answer is sent, and when the caller hangs up, which cancels what is done for it.
        ResteasyReactiveCallbackContext work = CurrentRequestManager.get();
        return identities
                .getDeferredIdentity()
                .onTermination()
                .invoke(nobody::checked)
                .onItemOrFailure()
                .transformToUni((identity, failure) -> failure == null && !identity.isAnonymous()
                        ? charged(request, identity, work)
                        : unknown(request, failure));
    }

    private Uni<Response> charged(
            ContainerRequestContext request, SecurityIdentity identity, ResteasyReactiveCallbackContext work) {
        // Whoever asks next who is calling need not wait for it.
        identities.setIdentity(identity);
        AgencyId agency = caller.agency();
        String client = caller.client().orElseGet(caller::pseudonym);
        Admission admission = quotas.admit(agency, client, request.getUriInfo().getPath());
        tell(admission);
        if (!admission.granted()) return refused(request, agency.value() + '\n' + client);
        work.registerCompletionCallback(ended -> quotas.done(agency));
        return goOn();
    }

    /** No token, or one that is no good: they are told so, unless too many were already. */
    private Uni<Response> unknown(ContainerRequestContext request, @Nullable Throwable why) {
        boolean theirs = why == null || why instanceof SecurityException;
        if (theirs && !nobody.mayBeTold()) {
            tell(nobody.refusal());
            return refused(request, NOBODY);
        }
        return why == null ? goOn() : Uni.createFrom().failure(why);
    }

    private Uni<Response> refused(ContainerRequestContext request, String who) {
        if (refusals.first(who)) return Uni.createFrom().failure(EXCEEDED.asException());
        request.setProperty(LIKE_MANY_BEFORE, true);
        return Uni.createFrom()
                .item(Response.status(EXCEEDED.status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(EXCEEDED)
                        .build());
    }

    /** On the answer, whoever writes it. */
    private void tell(Admission admission) {
        RoutingContext current = http.getCurrent();
        current.addHeadersEndHandler(ready -> RateLimitFields.write(admission, current.response()));
    }

    private static Uni<Response> goOn() {
        return Uni.createFrom().nullItem();
    }
}
