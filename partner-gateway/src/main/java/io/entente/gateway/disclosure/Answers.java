package io.entente.gateway.disclosure;

import io.entente.gateway.shelf.PickedContent;
import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A pull's outcome as HTTP. A miss looks as a miss anywhere, and both carry the disclosure's id. */
final class Answers {
    static final String DISCLOSURE = "Entente-Disclosure";

    private Answers() {}

    static RestResponse<Object> of(Pulled pulled, String mediaType, Function<PickedContent, String> form) {
        return pulled.content()
                .map(content -> ResponseBuilder.<Object>ok(form.apply(content)).type(mediaType))
                .orElseGet(() -> ResponseBuilder.<Object>create(
                                RestResponse.Status.NOT_FOUND, Problems.notFound())
                        .type(Problem.MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(DISCLOSURE, pulled.disclosure().toString())
                .build();
    }
}
