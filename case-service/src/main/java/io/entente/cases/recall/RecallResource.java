package io.entente.cases.recall;

import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What became of what was taken back of one referral. */
@Path("/v1/referrals/{id}")
@Produces(MediaType.APPLICATION_JSON)
class RecallResource {
    private final ReadRecall readRecall;

    RecallResource(ReadRecall readRecall) {
        this.readRecall = readRecall;
    }

    @GET
    @Path("recall")
    @PermissionsAllowed("referral-read")
    @Operation(
            summary = "What became of what was taken back: when the gateway had it, who has complied and who has not")
    public Uni<RecallSheet> one(@PathParam("id") RecordId id) {
        return readRecall.of(id);
    }
}
