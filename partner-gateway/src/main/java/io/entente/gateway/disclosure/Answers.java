package io.entente.gateway.disclosure;

import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problems;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A pull's outcome as HTTP. A miss looks as a miss anywhere, and both carry the disclosure's id. */
final class Answers {
    static final String DISCLOSURE = "Entente-Disclosure";
    /** The last day on which it may be kept, as its obligations in the event say by clause. */
    static final String KEEP_UNTIL = "Entente-Keep-Until";

    private Answers() {}

    static RestResponse<Object> pulled(Pulled pulled, String mediaType) {
        return answer(
                pulled,
                pulled.content()
                        .map(content ->
                                ResponseBuilder.<Object>ok(content.text()).type(mediaType))
                        .orElseGet(() -> problem(Problems.notFound())));
    }

    private static ResponseBuilder<Object> problem(Problem problem) {
        return ResponseBuilder.<Object>create(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
    }

    private static RestResponse<Object> answer(Pulled pulled, ResponseBuilder<Object> answer) {
        pulled.keepUntil().ifPresent(day -> answer.header(KEEP_UNTIL, day.toString()));
        return answer.header(DISCLOSURE, pulled.disclosure().toString()).build();
    }
}
