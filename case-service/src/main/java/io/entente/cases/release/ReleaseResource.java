package io.entente.cases.release;

import io.entente.cases.dossier.Answered;
import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.IfMatch;
import io.entente.cases.form.Reading;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.referral.ErasureGround;
import io.entente.cases.referral.Reason;
import io.entente.cases.referral.ReviewOutcome;
import io.entente.cases.referral.Verdict;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What leaves the agency, whether it still may, and what is taken back. */
@Path("/v1/referrals/{id}")
@Produces(MediaType.APPLICATION_JSON)
class ReleaseResource {
    private final SubmitReferral submitReferral;
    private final ReleaseReferral releaseReferral;
    private final AmendReferral amendReferral;
    private final RecallReferral recallReferral;
    private final CloseReferral closeReferral;
    private final ReviewReferral reviewReferral;
    private final EraseReferral eraseReferral;

    ReleaseResource(
            SubmitReferral submitReferral,
            ReleaseReferral releaseReferral,
            AmendReferral amendReferral,
            RecallReferral recallReferral,
            CloseReferral closeReferral,
            ReviewReferral reviewReferral,
            EraseReferral eraseReferral) {
        this.submitReferral = submitReferral;
        this.releaseReferral = releaseReferral;
        this.amendReferral = amendReferral;
        this.recallReferral = recallReferral;
        this.closeReferral = closeReferral;
        this.reviewReferral = reviewReferral;
        this.eraseReferral = eraseReferral;
    }

    @POST
    @Path("submit")
    @PermissionsAllowed("referral-write")
    @Operation(summary = "Say that the draft is ready to be released")
    public Uni<RestResponse<Dossier>> submit(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch) {
        return submitReferral.byId(id, IfMatch.optional(ifMatch)).map(Answered::ok);
    }

    @POST
    @Path("release")
    @PermissionsAllowed("referral-release")
    @Operation(summary = "Release the submitted version to its recipients")
    public Uni<RestResponse<Dossier>> release(
            @PathParam("id") RecordId id,
            @Parameter(
                            description =
                                    "Number of the version you have read; refused if there is a newer one. A second officer sends"
                                            + " the ETag of what they have read as If-Match, or says the number of a version"
                                            + " whose draft was never rewritten")
                    @QueryParam("version")
                    Optional<Integer> version,
            @Parameter(
                            description =
                                    "The confirmation of the problem withheld-given-away: a second officer lets the words"
                                            + " of exactly this version give recipients exactly what was named there")
                    @QueryParam("confirmed")
                    Optional<String> confirmed,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch) {
        return releaseReferral
                .byId(id, version, confirmed, IfMatch.optional(ifMatch))
                .map(Answered::ok);
    }

    @POST
    @Path("amend")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("referral-write")
    @Operation(summary = "Release a new version that says everything anew")
    public Uni<RestResponse<Dossier>> amend(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] body) {
        return amendReferral
                .toSay(ContentDocument.read(body), id, IfMatch.optional(ifMatch))
                .map(Answered::ok);
    }

    @POST
    @Path("recall")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("referral-write")
    @Operation(summary = "Take back what was released, for good")
    public Uni<RestResponse<Dossier>> recall(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] body) {
        return recallReferral
                .because(reason(body), id, IfMatch.optional(ifMatch))
                .map(Answered::ok);
    }

    @POST
    @Path("close")
    @PermissionsAllowed("referral-write")
    @Operation(summary = "Say that nothing more is expected; what was released stays released")
    public Uni<RestResponse<Dossier>> close(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch) {
        return closeReferral.byId(id, IfMatch.optional(ifMatch)).map(Answered::ok);
    }

    @POST
    @Path("reviews")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("referral-review")
    @Operation(summary = "Say that what is released may still be kept, and until when, or that it is needed no longer")
    public Uni<RestResponse<Dossier>> review(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] body) {
        Finding finding = Reading.document(StrictJson.read(body), Finding::read);
        return reviewReferral
                .finding(finding.verdict(), finding.reason(), id, IfMatch.optional(ifMatch))
                .map(Answered::ok);
    }

    private record Finding(Verdict verdict, Reason reason) {
        static Finding read(Reading in) {
            ReviewOutcome outcome = in.text("outcome", ReviewOutcome::of);
            LocalDate reviewBy = in.optionalDate("reviewBy");
            if (outcome == ReviewOutcome.KEPT && reviewBy == null)
                throw in.at("reviewBy").fault("is required when it is kept");
            if (outcome == ReviewOutcome.NOT_KEPT && reviewBy != null)
                throw in.at("reviewBy").fault("only when it is kept");
            return new Finding(new Verdict(outcome, Optional.ofNullable(reviewBy)), in.text("reason", Reason::new));
        }
    }

    @POST
    @Path("erasure")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("referral-erase")
    @Operation(summary = "Erase what it said, for good, here and with the gateway; that it was remains")
    public Uni<EraseReferral.Skeleton> erasure(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] body) {
        return eraseReferral.on(ground(body), id, IfMatch.optional(ifMatch));
    }

    private static ErasureGround ground(byte[] body) {
        return Reading.document(StrictJson.read(body), in -> in.text("ground", ErasureGround::of));
    }

    private static Reason reason(byte[] body) {
        return Reading.document(StrictJson.read(body), in -> in.text("reason", Reason::new));
    }
}
