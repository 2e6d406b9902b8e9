package io.entente.cases.notice;

import io.entente.cases.notice.ReadNotices.NoticePage;
import io.entente.kernel.api.Page;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Who asked for a referral. */
@Path("/v1/referrals/{id}/notices")
@Produces(MediaType.APPLICATION_JSON)
class NoticesResource {
    private final ReadNotices readNotices;

    NoticesResource(ReadNotices readNotices) {
        this.readNotices = readNotices;
    }

    @GET
    @PermissionsAllowed("referral-read")
    @Operation(summary = "Who asked for it and what they got, as far as a clause lets you know, newest first")
    public Uni<NoticePage> page(
            @PathParam("id") RecordId id,
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit) {
        return readNotices.about(id, after.map(Page::after), limit.entries());
    }
}
