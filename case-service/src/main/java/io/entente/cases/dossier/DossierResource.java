package io.entente.cases.dossier;

import io.entente.cases.dossier.ListReferrals.Page;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Reading the agency's own referrals. */
@Path("/v1/referrals")
@Produces(MediaType.APPLICATION_JSON)
class DossierResource {
    private final ReadReferral readReferral;
    private final ListReferrals listReferrals;

    DossierResource(ReadReferral readReferral, ListReferrals listReferrals) {
        this.readReferral = readReferral;
        this.listReferrals = listReferrals;
    }

    @GET
    @PermissionsAllowed("referral-read")
    @Operation(summary = "Your agency's referrals, newest first")
    public Uni<Page> page(
            @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return listReferrals.page(after.map(RecordId::of), limit);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("referral-read")
    @Operation(summary = "One of your agency's referrals, with what partners answered")
    public Uni<Dossier> one(@PathParam("id") RecordId id) {
        return readReferral.byId(id);
    }
}
