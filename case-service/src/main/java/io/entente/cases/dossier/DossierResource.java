package io.entente.cases.dossier;

import io.entente.cases.dossier.ListReferrals.ReferralPage;
import io.entente.cases.dossier.ReadHistory.History;
import io.entente.cases.dossier.ReadHistory.OneVersion;
import io.entente.cases.dossier.ReadHistory.Versions;
import io.entente.kernel.api.Page;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reading the agency's own referrals. */
@Path("/v1/referrals")
@Produces(MediaType.APPLICATION_JSON)
class DossierResource {
    private final ReadReferral readReferral;
    private final ListReferrals listReferrals;
    private final ReadHistory readHistory;
    private final Clock clock;

    DossierResource(ReadReferral readReferral, ListReferrals listReferrals, ReadHistory readHistory, Clock clock) {
        this.readReferral = readReferral;
        this.listReferrals = listReferrals;
        this.readHistory = readHistory;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("referral-read")
    @Operation(summary = "Your agency's referrals that you may read, newest first")
    public Uni<ReferralPage> page(
            @BeanParam ListQuery query,
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return listReferrals.page(query.wanted(today), after.map(Page::after).map(RecordId::new), limit.entries());
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("referral-read")
    @Operation(summary = "One of your agency's referrals, with what partners answered")
    public Uni<RestResponse<Dossier>> one(@PathParam("id") RecordId id) {
        return readReferral.byId(id).map(Answered::ok);
    }

    @GET
    @Path("{id}/versions")
    @PermissionsAllowed("referral-read")
    @Operation(summary = "Its versions, oldest first: state, authors, dates")
    public Uni<Versions> versions(@PathParam("id") RecordId id) {
        return readHistory.versions(id);
    }

    @GET
    @Path("{id}/versions/{number}")
    @PermissionsAllowed("referral-read")
    @Operation(summary = "One of its versions, whole")
    public Uni<OneVersion> version(@PathParam("id") RecordId id, @PathParam("number") int number) {
        return readHistory.version(id, number);
    }

    @GET
    @Path("{id}/history")
    @PermissionsAllowed("referral-read")
    @Operation(summary = "What was done to it, by whom and when, oldest first")
    public Uni<History> history(@PathParam("id") RecordId id) {
        return readHistory.deeds(id);
    }
}
