package io.entente.cases.draft;

import io.entente.cases.dossier.Answered;
import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.IfMatch;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.referral.InReplyTo;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Writing drafts. Bodies are taken as bytes, because they are read more strictly than the framework would. */
@Path("/v1/referrals")
@Produces(MediaType.APPLICATION_JSON)
class DraftResource {
    private final FileReferral fileReferral;
    private final EditReferral editReferral;
    private final DeleteDraft deleteDraft;

    DraftResource(FileReferral fileReferral, EditReferral editReferral, DeleteDraft deleteDraft) {
        this.fileReferral = fileReferral;
        this.editReferral = editReferral;
        this.deleteDraft = deleteDraft;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("referral-write")
    @Operation(summary = "File a referral as a draft")
    public Uni<RestResponse<Dossier>> file(
            @Parameter(description = "Id or reference of the record that it answers or follows, yours or a partner's")
                    @QueryParam("inReplyTo")
                    Optional<String> inReplyTo,
            byte[] body) {
        return fileReferral
                .saying(ContentDocument.read(body), inReplyTo.map(DraftResource::record))
                .map(Answered::created);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("referral-write")
    @Operation(summary = "Rewrite the draft; what was submitted or released gets a new version as a draft")
    public Uni<RestResponse<Dossier>> edit(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] body) {
        return editReferral
                .toSay(ContentDocument.read(body), id, IfMatch.required(ifMatch))
                .map(Answered::ok);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("referral-write")
    @Operation(summary = "Delete a draft that was never submitted")
    public Uni<Void> delete(@PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch) {
        return deleteDraft.byId(id, IfMatch.required(ifMatch));
    }

    private static InReplyTo record(String text) {
        try {
            return new InReplyTo(text);
        } catch (MalformedValue e) {
            throw Problems.malformed(List.of(new Fault("inReplyTo", "expected " + e.expected())))
                    .asException();
        }
    }
}
