package io.entente.cases.thread;

import io.entente.cases.thread.ListClocks.ClockPage;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.api.Passed;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Answers that partners owe. */
@Path("/v1/clocks")
@Produces(MediaType.APPLICATION_JSON)
class ClocksResource {
    private final ListClocks listClocks;

    ClocksResource(ListClocks listClocks) {
        this.listClocks = listClocks;
    }

    @GET
    @PermissionsAllowed("referral-read")
    @Operation(summary = "Answers that partners owe to referrals that you may read, due first")
    public Uni<ClockPage> page(
            @Parameter(description = "overdue, open, suspended, answered or withdrawn")
                    @QueryParam("state")
                    @DefaultValue("overdue")
                    String state,
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit) {
        return listClocks.page(ClockState.asked(state), after.map(Passed::parse), limit.entries());
    }
}
