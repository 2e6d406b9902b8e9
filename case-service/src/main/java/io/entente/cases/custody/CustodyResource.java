package io.entente.cases.custody;

import io.entente.cases.dossier.Answered;
import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.IfMatch;
import io.entente.cases.form.Reading;
import io.entente.cases.referral.AccountName;
import io.entente.cases.referral.Readers;
import io.entente.cases.referral.UnitName;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Giving a referral into other hands, and choosing who reads it. */
@Path("/v1/referrals/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class CustodyResource {
    private final HandOverReferral handOverReferral;
    private final ChooseReaders chooseReaders;

    CustodyResource(HandOverReferral handOverReferral, ChooseReaders chooseReaders) {
        this.handOverReferral = handOverReferral;
        this.chooseReaders = chooseReaders;
    }

    @POST
    @Path("hand-over")
    @PermissionsAllowed("referral-custody")
    @Operation(summary = "Give it to a unit of your agency, and to an officer there if you name one")
    public Uni<RestResponse<Dossier>> handOver(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] body) {
        HandOver to = Reading.document(StrictJson.read(body), HandOver::read);
        return handOverReferral
                .to(to.unit(), to.assignee(), id, IfMatch.optional(ifMatch))
                .map(Answered::ok);
    }

    @PUT
    @Path("readers")
    @PermissionsAllowed("referral-custody")
    @Operation(summary = "Say who reads it in your agency: its unit, the whole agency, or named officers")
    public Uni<RestResponse<Dossier>> readers(
            @PathParam("id") RecordId id, @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] body) {
        Readership chosen = Reading.document(StrictJson.read(body), Readership::read);
        return chooseReaders
                .of(id, chosen.readers(), chosen.named(), IfMatch.required(ifMatch))
                .map(Answered::ok);
    }

    /** @param assignee empty leaves it to the unit who takes it */
    record HandOver(UnitName unit, Optional<AccountName> assignee) {
        static HandOver read(Reading in) {
            return new HandOver(
                    in.text("unit", UnitName::new), Optional.ofNullable(in.optionalText("assignee", AccountName::new)));
        }
    }

    /** @param named account names, when only named officers read it; the assignee always does */
    record Readership(Readers readers, List<AccountName> named) {
        static Readership read(Reading in) {
            Readers readers = in.text("readers", Readers::of);
            List<AccountName> named = in.codes("named", AccountName::new);
            if (readers != Readers.NAMED && !named.isEmpty())
                throw in.at("named").fault("is only for readers that are named");
            return new Readership(readers, named);
        }
    }
}
