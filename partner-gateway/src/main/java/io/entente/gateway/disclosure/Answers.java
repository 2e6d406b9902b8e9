package io.entente.gateway.disclosure;

import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problems;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import jakarta.ws.rs.core.MediaType;

/** A pull's outcome as HTTP. A miss looks as a miss anywhere, and both carry the disclosure's id. */
final class Answers {
    static final String DISCLOSURE = "Entente-Disclosure";
    /** The last day on which it may be kept, as its obligations in the event say by clause. */
    static final String KEEP_UNTIL = "Entente-Keep-Until";

    private Answers() {}

    static RestResponse<Object> payload(Pulled pulled) {
        return answer(
                pulled,
                pulled.content()
                        .map(content ->
                                ResponseBuilder.<Object>ok(content.payload()).type(MediaType.APPLICATION_JSON))
                        .orElseGet(() -> problem(Problems.notFound())));
    }

    static RestResponse<Object> proof(Pulled pulled) {
        return answer(
                pulled,
                pulled.content()
                        .map(content ->
                                ResponseBuilder.<Object>ok(content.proof()).type(RecordsResource.SD_JWT))
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
