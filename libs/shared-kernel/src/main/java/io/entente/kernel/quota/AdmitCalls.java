package io.entente.kernel.quota;

import io.entente.kernel.caller.Caller;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.common.core.ResteasyReactiveCallbackContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;

/**
 * Before anything else is done for a call its token is checked and its quota is charged. A refused call costs that check
 * and two counters, whatever it asked for, and touches no database.
 */
class AdmitCalls {
    /** Then the service is slow, and not the caller hasty. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Quotas quotas;
    private final Nobody nobody;
    private final Caller caller;
    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest http;

    AdmitCalls(
            Quotas quotas,
            Nobody nobody,
            Caller caller,
            CurrentIdentityAssociation identities,
            CurrentVertxRequest http) {
        this.quotas = quotas;
        this.nobody = nobody;
        this.caller = caller;
        this.identities = identities;
        this.http = http;
    }

    /** @return a failure for a call that may not go on */
    @ServerRequestFilter(preMatching = true)
    Uni<Void> admit(ContainerRequestContext request) {
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
                        : unknown(failure));
    }

    private Uni<Void> charged(
            ContainerRequestContext request, SecurityIdentity identity, ResteasyReactiveCallbackContext work) {
        // Whoever asks next who is calling need not wait for it.
        identities.setIdentity(identity);
        AgencyId agency = caller.agency();
        String client = caller.client().orElseGet(caller::pseudonym);
        Admission admission = quotas.admit(agency, client, request.getUriInfo().getPath());
        tell(admission);
        return admission.place().map(place -> itsTurn(place, work)).orElseGet(AdmitCalls::refused);
    }

    /** Goes on in the call's own context, whichever call made room for it. */
    private static Uni<Void> itsTurn(WaitingLine.Place place, ResteasyReactiveCallbackContext work) {
        work.registerCompletionCallback(ended -> place.leave());
        if (place.turn().isDone()) return goOn();
        Context own = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(place.turn())
                .ifNoItem()
                .after(LONGEST_WAIT)
                .failWith(() -> Problems.unavailable().asException())
                .emitOn(continuation -> own.runOnContext(ignored -> continuation.run()));
    }

    /** No token, or one that is no good: they are told so, unless too many were already. */
    private Uni<Void> unknown(@Nullable Throwable why) {
        boolean theirs = why == null || why instanceof SecurityException;
        if (theirs && !nobody.mayBeTold()) {
            tell(nobody.refusal());
            return refused();
        }
        // The endpoint asks who calls, and refuses; it is known there which one was called.
        return theirs ? goOn() : Uni.createFrom().failure(why);
    }

    private static Uni<Void> refused() {
        return Uni.createFrom().failure(Problems.quotaExceeded().asException());
    }

    /** On the answer, whoever writes it. */
    private void tell(Admission admission) {
        RoutingContext current = http.getCurrent();
        current.addHeadersEndHandler(ready -> RateLimitFields.write(admission, current.response()));
    }

    private static Uni<Void> goOn() {
        return Uni.createFrom().voidItem();
    }
}
