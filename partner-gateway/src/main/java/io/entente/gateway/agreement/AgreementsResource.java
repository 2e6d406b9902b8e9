package io.entente.gateway.agreement;

import io.entente.gateway.transaction.OnRecord;
import io.entente.kernel.api.PageSize;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Agreements in the hands of their parties' signatories. A version is named by texts: what names none fails exactly as
 * one that is between others.
 */
@Path("/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
class AgreementsResource {
    private static final String VERSION = "{id}/versions/{version}";

    private final ListVersions listVersions;
    private final ReadVersion readVersion;
    private final ReadDocument readDocument;
    private final UploadDraft uploadDraft;
    private final ApproveVersion approveVersion;
    private final SignVersion signVersion;
    private final SuspendVersion suspendVersion;
    private final LiftSuspension liftSuspension;

    AgreementsResource(
            ListVersions listVersions,
            ReadVersion readVersion,
            ReadDocument readDocument,
            UploadDraft uploadDraft,
            ApproveVersion approveVersion,
            SignVersion signVersion,
            SuspendVersion suspendVersion,
            LiftSuspension liftSuspension) {
        this.listVersions = listVersions;
        this.readVersion = readVersion;
        this.readDocument = readDocument;
        this.uploadDraft = uploadDraft;
        this.approveVersion = approveVersion;
        this.signVersion = signVersion;
        this.suspendVersion = suspendVersion;
        this.liftSuspension = liftSuspension;
    }

    @GET
    @PermissionsAllowed(MaySign.AGREEMENTS)
    @Operation(summary = "Versions to which your party is one, by id and version")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<VersionPage> list(
            @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue(PageSize.USUAL) PageSize limit) {
        return OnRecord.orUnavailable(listVersions.after(after.map(AgreementsResource::position), limit.entries()));
    }

    /** @param document an agreement ({@code docs/schemas/agreement-1.json}), kept as these very bytes */
    @POST
    @PermissionsAllowed(MaySign.AGREEMENTS)
    @Operation(summary = "Upload a draft: its bytes are what will be signed")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<VersionView>> upload(byte @NotNull [] document) {
        return OnRecord.orUnavailable(uploadDraft.of(document))
                .map(view -> RestResponse.ResponseBuilder.<VersionView>created(
                                URI.create("/v1/agreements/" + view.id() + "/versions/" + view.version()))
                        .entity(view)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @PermissionsAllowed(MaySign.AGREEMENTS)
    @Path(VERSION)
    @Operation(summary = "How a version stands with its parties")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<VersionView> read(@PathParam("id") String id, @PathParam("version") String version) {
        return of(id, version, readVersion::named);
    }

    @GET
    @PermissionsAllowed(MaySign.AGREEMENTS)
    @Path(VERSION + "/document")
    @Operation(summary = "A version's document, byte for byte")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<byte[]> document(@PathParam("id") String id, @PathParam("version") String version) {
        return of(id, version, readDocument::of);
    }

    @POST
    @PermissionsAllowed(MaySign.AGREEMENTS)
    @Path(VERSION + "/approvals")
    @Operation(summary = "Approve a version for your party; two of its signatories have to")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<VersionView> approve(@PathParam("id") String id, @PathParam("version") String version) {
        return of(id, version, approveVersion::named);
    }

    /** @param signature your party's detached JWS over the document's bytes, as {@code deploy/sign} prints it */
    public record SignatureRequest(
            @Nullable @NotBlank @Size(max = 1000) String signature) {}

    @POST
    @PermissionsAllowed(MaySign.AGREEMENTS)
    @Path(VERSION + "/signatures")
    @Operation(summary = "Hand in your party's signature over a version")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<VersionView> sign(
            @PathParam("id") String id,
            @PathParam("version") String version,
            @Valid @NotNull SignatureRequest request) {
        return of(id, version, key -> signVersion.with(String.valueOf(request.signature()), key));
    }

    @POST
    @PermissionsAllowed(MaySign.AGREEMENTS)
    @Path(VERSION + "/suspensions")
    @Operation(summary = "Suspend a version, and those below it, at once")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<VersionView> suspend(@PathParam("id") String id, @PathParam("version") String version) {
        return of(id, version, suspendVersion::named);
    }

    @POST
    @PermissionsAllowed(MaySign.AGREEMENTS)
    @Path(VERSION + "/lifts")
    @Operation(summary = "Lift your own party's suspension of a version")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<VersionView> lift(@PathParam("id") String id, @PathParam("version") String version) {
        return of(id, version, liftSuspension::of);
    }

    private static <T> Uni<T> of(String id, String version, Function<VersionKey, Uni<T>> useCase) {
        return OnRecord.orUnavailable(useCase.apply(VersionKey.parsed(id, version)
                .orElseThrow(() -> Problems.notFound().asException())));
    }

    private static VersionKey position(String text) {
        String[] parts = text.split("/", -1);
        return (parts.length == 2 ? VersionKey.parsed(parts[0], parts[1]) : Optional.<VersionKey>empty())
                .orElseThrow(() -> Problems.malformed(List.of(new Fault("after", "expected next of the page before")))
                        .asException());
    }
}
