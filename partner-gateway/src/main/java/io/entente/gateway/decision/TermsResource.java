package io.entente.gateway.decision;

import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.problem.Problems;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** What a recipient is bound to by what it was given. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class TermsResource {
    private final ReadTerms readTerms;
    private final Caller caller;

    TermsResource(ReadTerms readTerms, Caller caller) {
        this.readTerms = readTerms;
        this.caller = caller;
    }

    /** @param id as {@code Entente-Disclosure} has it */
    @GET
    @PermissionsAllowed(MayAsk.RECORDS)
    @Path("disclosures/{id}")
    @Operation(summary = "On what terms your agency was given something: under which clauses, and what it owes for it")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<DisclosureTerms> terms(@PathParam("id") String id, @Context HttpHeaders headers) {
        return OnRecord.orUnavailable(readTerms.of(id, Declaration.of(headers, caller.isSystem())))
                .map(terms -> terms.orElseThrow(() -> Problems.notFound().asException()));
    }
}
