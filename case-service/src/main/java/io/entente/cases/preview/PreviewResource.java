package io.entente.cases.preview;

import io.entente.cases.preview.PreviewReferral.Question;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What partners would see of a referral. */
@Path("/v1/referrals/{id}/preview")
@Produces(MediaType.APPLICATION_JSON)
class PreviewResource {
    private static final int MOST = 10;

    private final PreviewReferral previewReferral;
    private final PartyRegister register;

    PreviewResource(PreviewReferral previewReferral, PartyRegister register) {
        this.previewReferral = previewReferral;
        this.register = register;
    }

    @GET
    @PermissionsAllowed("referral-read")
    @Operation(summary = "What each of these agencies would receive of it, and what not and why")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<Preview> preview(
            @PathParam("id") RecordId id,
            @Parameter(description = "An agency's id; up to ten, each once", required = true) @QueryParam("recipient")
                    List<String> recipients,
            @Parameter(description = "For which they would ask", required = true) @QueryParam("purpose") @Nullable
                    String purpose,
            @Parameter(description = "Number of the version; without it, the newest") @QueryParam("version")
                    Optional<Integer> version) {
        return previewReferral.of(id, new Question(agencies(recipients), purpose(purpose)), version);
    }

    private List<Agency> agencies(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST || ids.stream().distinct().count() < ids.size())
            throw malformed("recipient", "one to ten agencies, each once");
        return ids.stream()
                .map(id -> read("recipient", id, AgencyId::new))
                .map(id -> register.agency(id)
                        .orElseThrow(() -> malformed("recipient", "an agency of the party register")))
                .toList();
    }

    private static Purpose purpose(@Nullable String code) {
        return read("purpose", code == null ? "" : code, Purpose::of);
    }

    private static <T> T read(String name, String text, Function<String, T> kind) {
        try {
            return kind.apply(text);
        } catch (MalformedValue e) {
            throw malformed(name, e.expected());
        }
    }

    private static RuntimeException malformed(String name, String expected) {
        return Problems.malformed(List.of(new Fault(name, "expected " + expected)))
                .asException();
    }
}
