package io.entente.cases.review;

import io.entente.cases.review.ReadReviews.ReviewPage;
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

/** The reviews of a referral. */
@Path("/v1/referrals/{id}")
@Produces(MediaType.APPLICATION_JSON)
class ReviewsResource {
    private final ReadReviews readReviews;

    ReviewsResource(ReadReviews readReviews) {
        this.readReviews = readReviews;
    }

    @GET
    @Path("reviews")
    @PermissionsAllowed("referral-read")
    @Operation(summary = "When it was reviewed, by whom, what they found and why, newest first")
    public Uni<ReviewPage> page(
            @PathParam("id") RecordId id,
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<Integer> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit) {
        return readReviews.of(id, after, limit.entries());
    }
}
