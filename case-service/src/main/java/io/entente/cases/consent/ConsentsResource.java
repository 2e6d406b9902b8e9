package io.entente.cases.consent;

import io.entente.cases.consent.ReadConsents.ConsentPage;
import io.entente.cases.dossier.IfMatch;
import io.entente.cases.form.Reading;
import io.entente.kernel.api.Page;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.json.StrictJson;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What partners ask of the agency, and what it says to them. */
@Path("/v1/consents")
@Produces(MediaType.APPLICATION_JSON)
class ConsentsResource {
    private final ReadConsents readConsents;
    private final AnswerConsent answerConsent;
    private final RevokeConsent revokeConsent;

    ConsentsResource(ReadConsents readConsents, AnswerConsent answerConsent, RevokeConsent revokeConsent) {
        this.readConsents = readConsents;
        this.answerConsent = answerConsent;
        this.revokeConsent = revokeConsent;
    }

    @GET
    @PermissionsAllowed("referral-read")
    @Operation(summary = "Consents that partners ask for about referrals that you may read, newest first")
    public Uni<ConsentPage> page(
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit) {
        return readConsents.page(after.map(Page::after), limit.entries());
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("referral-read")
    @Operation(summary = "A consent that a partner asks for, with what was said to it")
    public Uni<RestResponse<ConsentSheet>> one(@PathParam("id") UUID id) {
        return readConsents.byId(id).map(ConsentsResource::tagged);
    }

    @POST
    @Path("{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("referral-release")
    @Operation(summary = "Grant it on terms that are no wider than what was asked, or refuse it")
    public Uni<RestResponse<ConsentSheet>> answer(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "The confirmation of the problem withheld-given-away: a second officer lets the words in"
                                            + " force give whom the grant lets in exactly what was named there")
                    @QueryParam("confirmed")
                    Optional<String> confirmed,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch,
            byte[] body) {
        Reply reply = Reading.document(StrictJson.read(body), Reply::read);
        return answerConsent
                .with(reply, id, confirmed, IfMatch.optional(ifMatch))
                .map(ConsentsResource::tagged);
    }

    @POST
    @Path("{id}/revocation")
    @PermissionsAllowed("referral-release")
    @Operation(summary = "Take back what was granted; the next read obeys")
    public Uni<RestResponse<ConsentSheet>> revoke(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch) {
        return revokeConsent.byId(id, IfMatch.optional(ifMatch)).map(ConsentsResource::tagged);
    }

    private static RestResponse<ConsentSheet> tagged(ConsentSheet sheet) {
        return ResponseBuilder.ok(sheet)
                .tag(new EntityTag(String.valueOf(sheet.revision())))
                .build();
    }
}
