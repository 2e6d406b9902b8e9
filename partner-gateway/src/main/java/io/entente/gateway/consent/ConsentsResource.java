package io.entente.gateway.consent;

import io.entente.gateway.consent.ReadConsents.ConsentPage;
import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.MayAsk;
import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.api.Passed;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseHeader;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** What the caller's agency asked of originators, and what they said. */
@Path("/v1/consents")
@Produces(MediaType.APPLICATION_JSON)
class ConsentsResource {
    private final ReadConsents readConsents;
    private final Caller caller;

    ConsentsResource(ReadConsents readConsents, Caller caller) {
        this.readConsents = readConsents;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(MayAsk.RECORDS)
    @Operation(summary = "The consents that your agency asked for, newest first")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<ConsentPage> page(
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit,
            @Context HttpHeaders headers) {
        Declaration declaration = Declaration.of(headers, caller.isSystem());
        return OnRecord.orUnavailable(readConsents.page(after.map(Passed::parse), limit.entries(), declaration));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(MayAsk.RECORDS)
    @Operation(summary = "A consent that your agency asked for, with what its originator said of it")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<AskedConsent> one(@PathParam("id") String id, @Context HttpHeaders headers) {
        Declaration declaration = Declaration.of(headers, caller.isSystem());
        return OnRecord.orUnavailable(readConsents.byId(RecordId.parsed(id).map(RecordId::value), declaration))
                .map(found -> found.orElseThrow(() -> Problems.notFound().asException()));
    }
}
