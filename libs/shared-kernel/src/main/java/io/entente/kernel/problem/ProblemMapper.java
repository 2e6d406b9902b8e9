package io.entente.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.entente.kernel.database.Outage;
import io.entente.kernel.json.MalformedJson;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.vocabulary.MalformedValue;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every failure of a request, the framework's own included, becomes a problem document here. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthenticated(AuthenticationFailedException e) {
        return challenge();
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthenticated(UnauthorizedException e) {
        return challenge();
    }

    @ServerExceptionMapper(priority = 1)
    Response forbidden(ForbiddenException e) {
        return answer(Problems.forbidden());
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        return answer(Problems.invalid(e.getConstraintViolations().stream()
                .map(violation -> new Fault(where(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Fault::path))
                .toList()));
    }

    @ServerExceptionMapper
    Response malformed(MalformedValue e) {
        return answer(Problems.malformed(List.of(new Fault("", e.getMessage()))));
    }

    @ServerExceptionMapper
    Response malformed(MalformedJson e) {
        return answer(Problems.malformed(List.of(new Fault("$", e.getMessage()))));
    }

    @ServerExceptionMapper(priority = 1)
    Response malformed(JsonProcessingException e) {
        return answer(JsonFaults.of(e));
    }

    /** The framework has a mapper of its own for this one, which tells the property's name. */
    @ServerExceptionMapper(priority = 1)
    Response malformed(MismatchedInputException e) {
        return answer(JsonFaults.of(e));
    }

    @ServerExceptionMapper(priority = 1)
    Response malformed(JsonMappingException e) {
        return answer(JsonFaults.of(e));
    }

    @ServerExceptionMapper(priority = 1)
    Response refused(WebApplicationException e) {
        // A parameter that refuses its text says why; the framework would make it 404.
        if (e.getCause() instanceof ProblemException refusal) return answer(refusal.problem());
        if (e.getCause() instanceof JsonProcessingException json) return answer(JsonFaults.of(json));
        return answer(Problems.ofStatus(e.getResponse().getStatus()));
    }

    @ServerExceptionMapper
    Response failed(Throwable e) {
        Problem problem = Outage.is(e) ? Problems.unavailable() : Problems.internal();
        // Types alone: a message may carry what the caller sent.
        LOG.errorf("a request failed with %s: %s", problem.status(), types(e));
        LOG.debug("its stack", e);
        return answer(problem);
    }

    static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
    }

    private static Response challenge() {
        return Response.fromResponse(answer(Problems.unauthenticated()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static String types(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause.getClass().getName())
                .collect(Collectors.joining(" < "));
    }

    private static String where(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        boolean method = true;
        for (Path.Node node : violation.getPropertyPath()) {
            // The first node is our method's name, which is nobody's business.
            if (!method && node.getName() != null)
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            method = false;
        }
        return path.toString();
    }
}
