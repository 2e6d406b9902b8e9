package io.entente.cases.thread;

import io.entente.cases.thread.ReadClocks.ClockSheet;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who owes an answer to one referral. */
@Path("/v1/referrals/{id}")
@Produces(MediaType.APPLICATION_JSON)
class ClockResource {
    private final ReadClocks readClocks;

    ClockResource(ReadClocks readClocks) {
        this.readClocks = readClocks;
    }

    @GET
    @Path("clocks")
    @PermissionsAllowed("referral-read")
    @Operation(
            summary = "Who owes an answer to what the referral asks, until when, who has answered and who is overdue")
    public Uni<ClockSheet> one(@PathParam("id") RecordId id) {
        return readClocks.of(id);
    }
}
