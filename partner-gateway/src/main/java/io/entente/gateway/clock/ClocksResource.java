package io.entente.gateway.clock;

import io.entente.gateway.clock.ReadClocks.ClockPage;
import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.MayAsk;
import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.api.Passed;
import io.entente.kernel.caller.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseHeader;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Answers that are due between the caller's agency and others. */
@Path("/v1/clocks")
@Produces(MediaType.APPLICATION_JSON)
class ClocksResource {
    private final ReadClocks readClocks;
    private final Caller caller;

    ClocksResource(ReadClocks readClocks, Caller caller) {
        this.readClocks = readClocks;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(MayAsk.RECORDS)
    @Operation(summary = "Answers that your agency owes to what it was asked, or is owed, due first")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<ClockPage> page(
            @Parameter(description = "owing for what your agency was asked, owed for what it asked others")
                    @QueryParam("side")
                    @DefaultValue("owing")
                    String side,
            @Parameter(description = "open, overdue, suspended, answered or withdrawn; all without it")
                    @QueryParam("state")
                    Optional<String> state,
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit,
            @Context HttpHeaders headers) {
        Declaration declaration = Declaration.of(headers, caller.isSystem());
        Wanted wanted = Wanted.of(side, state.filter(text -> !text.isEmpty()), declaration.purpose());
        Passed last = after.map(Passed::parse).orElse(Passed.NONE);
        return OnRecord.orUnavailable(readClocks.page(wanted, last, limit.entries(), declaration));
    }
}
