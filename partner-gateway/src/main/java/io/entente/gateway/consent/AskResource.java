package io.entente.gateway.consent;

import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.MayAsk;
import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.problem.Problems;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;

/** Asking a record's originator for a consent. An id is taken as text, as for a pull. */
@Path("/v1/records")
@Produces(MediaType.APPLICATION_JSON)
class AskResource {
    private final WishForm form;
    private final AskConsent askConsent;
    private final Caller caller;

    AskResource(WishForm form, AskConsent askConsent, Caller caller) {
        this.form = form;
        this.askConsent = askConsent;
        this.caller = caller;
    }

    @POST
    @Path("{id}/consents")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(MayAsk.RECORDS)
    @Operation(summary = "Ask its originator for a consent: to pass it on, to use it in court, to act on it")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<RestResponse<AskedConsent>> ask(@PathParam("id") String id, byte[] body, @Context HttpHeaders headers) {
        Declaration declaration = Declaration.of(headers, caller.isSystem());
        return OnRecord.orUnavailable(askConsent.about(id, form.read(body), declaration))
                .map(asked -> asked.orElseThrow(() -> Problems.notFound().asException()))
                .map(asked -> ResponseBuilder.<AskedConsent>created(URI.create("/v1/consents/" + asked.consent()))
                        .entity(asked)
                        .build());
    }
}
