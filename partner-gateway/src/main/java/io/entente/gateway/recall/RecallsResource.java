package io.entente.gateway.recall;

import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.MayAsk;
import io.entente.gateway.recall.ReadRecalls.RecallPage;
import io.entente.gateway.recall.ReceiptForm.Handed;
import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.api.Page;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.Optional;
import java.util.UUID;

/** What the caller's agency owes for records that were taken back, and its receipts. */
@Path("/v1/recalls")
@Produces(MediaType.APPLICATION_JSON)
class RecallsResource {
    /** More than any register has that one agency would pass a record on to. */
    private static final int MOST_AGENCIES = 100;
    /** Characters of a JWS that names as many, with room to spare. */
    private static final int LONGEST_PROOF = 16_384;

    private final ReadRecalls readRecalls;
    private final ReceiptRecall receiptRecall;
    private final ReceiptForm form;
    private final Caller caller;

    RecallsResource(ReadRecalls readRecalls, ReceiptRecall receiptRecall, ReceiptForm form, Caller caller) {
        this.readRecalls = readRecalls;
        this.receiptRecall = receiptRecall;
        this.form = form;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(MayAsk.RECORDS)
    @Operation(summary = "What your agency owes for records that were taken back, due first")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<RecallPage> page(
            @Parameter(description = "outstanding, overdue or done; all without it") @QueryParam("state")
                    Optional<String> state,
            @Parameter(description = "What the page before said as next") @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit,
            @Context HttpHeaders headers) {
        Declaration declaration = Declaration.of(headers, caller.isSystem());
        Optional<String> wanted = state.filter(text -> !text.isEmpty());
        if (wanted.filter(text -> !Duties.isState(text)).isPresent())
            throw Problems.malformed(List.of(new Fault("state", "expected outstanding, overdue or done")))
                    .asException();
        return OnRecord.orUnavailable(readRecalls.page(wanted, after.map(Page::after), limit.entries(), declaration));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(MayAsk.RECORDS)
    @Operation(summary = "One of them, with your receipts")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<Duty> one(@PathParam("id") String id, @Context HttpHeaders headers) {
        Declaration declaration = Declaration.of(headers, caller.isSystem());
        return OnRecord.orUnavailable(readRecalls.byId(parsed(id), declaration))
                .map(found -> found.orElseThrow(() -> Problems.notFound().asException()));
    }

    /**
     * A statement says outcome and, for forwarded, to whom; a signed receipt is all in its proof.
     *
     * @param proof a compact JWS of the agency's record key
     */
    public record ReceiptRequest(
            @Nullable Outcome outcome,
            @Nullable @Size(max = MOST_AGENCIES) List<AgencyId> forwardedTo,
            @Nullable @Size(max = LONGEST_PROOF) String proof) {}

    @POST
    @Path("{id}/receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(MayAsk.RECORDS)
    @Operation(summary = "Say what became of what was taken back, signed by your agency or as your statement")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<Receipt> receipt(
            @PathParam("id") String id, @Valid @NotNull ReceiptRequest request, @Context HttpHeaders headers) {
        Declaration declaration = Declaration.of(headers, caller.isSystem());
        Handed handed = form.read(request.outcome(), request.forwardedTo(), request.proof());
        return OnRecord.orUnavailable(receiptRecall.with(handed, parsed(id), declaration))
                .map(receipt -> receipt.orElseThrow(() -> Problems.notFound().asException()));
    }

    private static Optional<UUID> parsed(String id) {
        return RecordId.parsed(id).map(RecordId::value);
    }
}
