package io.entente.cases.recall;

import io.entente.cases.recall.ListRecalls.RecallPage;
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

/** What recipients owe. */
@Path("/v1/recalls")
@Produces(MediaType.APPLICATION_JSON)
class RecallsResource {
    private final ListRecalls listRecalls;

    RecallsResource(ListRecalls listRecalls) {
        this.listRecalls = listRecalls;
    }

    @GET
    @PermissionsAllowed("referral-read")
    @Operation(summary = "Receipts that recipients owe, of referrals that you may read, due first")
    public Uni<RecallPage> page(
            @Parameter(description = "overdue, unreachable, outstanding or complied")
                    @QueryParam("state")
                    @DefaultValue("overdue")
                    String state,
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit) {
        return listRecalls.page(Standing.asked(state), after.map(Passed::parse), limit.entries());
    }
}
