package io.entente.cases.draft;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.item.ContentDocument;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;

/** Writing drafts. Bodies are taken as bytes, because they are read more strictly than the framework would. */
@Path("/v1/referrals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class DraftResource {
    private final FileReferral fileReferral;
    private final EditReferral editReferral;

    DraftResource(FileReferral fileReferral, EditReferral editReferral) {
        this.fileReferral = fileReferral;
        this.editReferral = editReferral;
    }

    @POST
    @PermissionsAllowed("referral-write")
    @Operation(summary = "File a referral as a draft")
    public Uni<RestResponse<Dossier>> file(byte[] body) {
        return fileReferral.saying(ContentDocument.read(body)).map(DraftResource::created);
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("referral-write")
    @Operation(summary = "Rewrite the draft; what was submitted or released gets a new version as a draft")
    public Uni<Dossier> edit(@PathParam("id") RecordId id, byte[] body) {
        return editReferral.toSay(ContentDocument.read(body), id);
    }

    private static RestResponse<Dossier> created(Dossier dossier) {
        return RestResponse.ResponseBuilder.<Dossier>created(URI.create("/v1/referrals/" + dossier.id()))
                .entity(dossier)
                .build();
    }
}
