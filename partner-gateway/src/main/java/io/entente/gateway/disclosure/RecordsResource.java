package io.entente.gateway.disclosure;

import io.entente.gateway.clock.Answer;
import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.MayAsk;
import io.entente.gateway.shelf.Form;
import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.DeclineReason;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Records as their recipients may see them. An id is taken as text: one that is no id at all fails exactly as one that
 * is hidden.
 */
@Path("/v1/records")
class RecordsResource {
    static final String SD_JWT = "application/sd-jwt";
    private static final String PULL = "Pull a record: what your agency may see of it, as payload or with its proof";

    private final PullRecord pullRecord;
    private final RespondToRecord respondToRecord;
    private final Caller caller;

    RecordsResource(PullRecord pullRecord, RespondToRecord respondToRecord, Caller caller) {
        this.pullRecord = pullRecord;
        this.respondToRecord = respondToRecord;
        this.caller = caller;
    }

    /** The processed payload: what is disclosed, as one canonical JSON object. */
    @GET
    @PermissionsAllowed(MayAsk.RECORDS)
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = PULL)
    public Uni<RestResponse<Object>> payload(@PathParam("id") String id, @Context HttpHeaders headers) {
        return pull(id, headers, Form.PAYLOAD).map(pulled -> Answers.pulled(pulled, MediaType.APPLICATION_JSON));
    }

    /** The same with its proof: the owner's signature and the disclosures that were chosen. */
    @GET
    @PermissionsAllowed(MayAsk.RECORDS)
    @Path("{id}")
    @Produces(SD_JWT + ";qs=0.9")
    @Operation(summary = PULL)
    public Uni<RestResponse<Object>> proof(@PathParam("id") String id, @Context HttpHeaders headers) {
        return pull(id, headers, Form.PROOF).map(pulled -> Answers.pulled(pulled, SD_JWT));
    }

    private Uni<Pulled> pull(String id, HttpHeaders headers, Form form) {
        Declaration declaration = Declaration.of(headers, caller.isSystem());
        return OnRecord.orUnavailable(pullRecord.under(declaration, Declaration.notice(headers), id, form));
    }

    /** @param reason for a decline, one of {@link DeclineReason}; none for any other answer */
    public record ResponseRequest(
            @Nullable Answer answer, @Nullable DeclineReason reason) {}

    @POST
    @PermissionsAllowed(MayAsk.RECORDS)
    @Path("{id}/responses")
    @Operation(
            summary =
                    "Answer what was shared with you: accept, decline, ask for more, or say that you have provided it")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<GivenResponse> respond(
            @PathParam("id") String id, @Valid @NotNull ResponseRequest request, @Context HttpHeaders headers) {
        Reply reply = Reply.of(request.answer(), request.reason());
        return OnRecord.orUnavailable(respondToRecord.with(reply, Declaration.of(headers, caller.isSystem()), id))
                .map(given -> given.orElseThrow(() -> Problems.notFound().asException()))
                .invoke(given -> requireSame(given, reply));
    }

    /** An answer stands once it is given, and its owner may have acted on it. */
    private static void requireSame(GivenResponse given, Reply reply) {
        if (!given.says(reply))
            throw Problem.of("already-answered", 409, "Another answer to this version is on record")
                    .asException();
    }
}
