package io.entente.gateway.decision;

import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Decisions made again, for auditors. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class ReplayResource {
    private static final int MOST = 1_000;

    private final ReplayDecision replayDecision;
    private final ReplayUnderDraft replayUnderDraft;

    ReplayResource(ReplayDecision replayDecision, ReplayUnderDraft replayUnderDraft) {
        this.replayDecision = replayDecision;
        this.replayUnderDraft = replayUnderDraft;
    }

    /** @param id as {@code Entente-Disclosure} and the disclosure's event have it */
    @GET
    @PermissionsAllowed(MayReplay.DECISIONS)
    @Path("disclosures/{id}/replay")
    @Operation(summary = "Make the decision behind a disclosure, or behind a miss, again")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<Replayed> replay(@PathParam("id") String id, @Context HttpHeaders headers) {
        return OnRecord.orUnavailable(replayDecision.of(id, Declaration.ground(headers)))
                .map(replayed -> replayed.orElseThrow(() -> Problems.notFound().asException()));
    }

    /** @param draft an agreement ({@code docs/schemas/agreement-1.json}) in the place of whatever goes by its id */
    @POST
    @PermissionsAllowed(MayReplay.DECISIONS)
    @Path("replays")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a draft agreement would have opened and closed in the last decisions of your side")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<DraftReplay> underDraft(
            byte @NotNull [] draft,
            @QueryParam("last") @DefaultValue("100") @Min(1) @Max(MOST) int last,
            @Context HttpHeaders headers) {
        return OnRecord.orUnavailable(replayUnderDraft.of(read(draft), last, Declaration.ground(headers)));
    }

    private static Agreement read(byte[] draft) {
        try {
            return AgreementDocument.read(draft);
        } catch (MalformedDocument e) {
            // Where, and no more: the reader's own words may repeat what was sent.
            Fault fault = new Fault(e.where(), "not as docs/schemas/agreement-1.json has it");
            throw Problems.invalid(List.of(fault)).asException();
        }
    }
}
