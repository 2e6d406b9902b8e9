package io.entente.cases.dossier;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import jakarta.ws.rs.core.EntityTag;
import java.net.URI;

/** A dossier as an answer, with its revision as the entity tag that {@link IfMatch} takes back. */
public final class Answered {
    private Answered() {}

    public static RestResponse<Dossier> ok(Dossier dossier) {
        return tagged(ResponseBuilder.ok(dossier), dossier);
    }

    public static RestResponse<Dossier> created(Dossier dossier) {
        return tagged(
                ResponseBuilder.<Dossier>created(URI.create("/v1/referrals/" + dossier.id()))
                        .entity(dossier),
                dossier);
    }

    private static RestResponse<Dossier> tagged(ResponseBuilder<Dossier> answer, Dossier dossier) {
        return answer.tag(new EntityTag(String.valueOf(dossier.revision()))).build();
    }
}
