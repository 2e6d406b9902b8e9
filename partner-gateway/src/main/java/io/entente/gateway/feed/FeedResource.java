package io.entente.gateway.feed;

import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.MayAsk;
import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.caller.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The caller's agency's feed. */
@Path("/v1/feed")
@Produces(MediaType.APPLICATION_JSON)
class FeedResource {
    private final ReadFeed readFeed;
    private final Caller caller;

    FeedResource(ReadFeed readFeed, Caller caller) {
        this.readFeed = readFeed;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(MayAsk.RECORDS)
    @Operation(summary = "What became visible to your agency, changed or was withdrawn")
    public Uni<FeedPage> read(
            @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit,
            @Context HttpHeaders headers) {
        return OnRecord.orUnavailable(
                readFeed.after(after, limit.entries(), Declaration.of(headers, caller.isSystem())));
    }
}
