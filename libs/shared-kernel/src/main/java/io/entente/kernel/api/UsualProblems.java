package io.entente.kernel.api;

import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which problems any endpoint of its kind can answer. */
final class UsualProblems {
    static final Problem QUOTA = Problems.quotaExceeded();

    private static final Problem MALFORMED = Problems.malformed(List.of(new Fault("$.reason", "expected a text")));
    private static final Problem INVALID = Problems.invalid(List.of(new Fault("$.reason", "is required")));

    private static final List<Problem> ANY = List.of(
            Problems.unauthenticated(),
            Problems.forbidden(),
            Problems.notAcceptable(),
            QUOTA,
            Problems.internal(),
            Problems.unavailable());
    private static final List<Problem> BODY =
            List.of(MALFORMED, Problems.tooLarge(), Problems.unsupportedMediaType(), INVALID);

    private UsualProblems() {}

    /** Says what the endpoint can answer besides what was said of it already. */
    static void add(String path, HttpMethod method, Operation operation, Components components) {
        if (operation.getResponses() == null) operation.setResponses(OASFactory.createAPIResponses());
        Map<Integer, List<Problem>> byStatus = new LinkedHashMap<>();
        of(path, method, operation)
                .forEach(problem -> byStatus.computeIfAbsent(problem.status(), status -> new ArrayList<>())
                        .add(problem));
        byStatus.forEach(
                (status, problems) -> ProblemResponses.add(operation.getResponses(), status, problems, components));
    }

    private static List<Problem> of(String path, HttpMethod method, Operation operation) {
        boolean named = path.contains("{");
        List<Problem> problems = new ArrayList<>(ANY);
        if (operation.getRequestBody() != null) problems.addAll(BODY);
        else {
            if (named || !UsualHeaders.parameters(operation).isEmpty()) problems.add(MALFORMED);
            if (UsualHeaders.parameters(operation).stream().anyMatch(UsualProblems::isBounded)) problems.add(INVALID);
        }
        if (named) problems.add(Problems.notFound());
        if (UsualHeaders.isWrite(method))
            problems.addAll(List.of(Problems.keyInProgress(), Problems.keyReused(), Problems.answerErased()));
        UsualHeaders.ifMatch(operation).ifPresent(header -> {
            problems.add(Problems.preconditionFailed());
            if (Boolean.TRUE.equals(header.getRequired())) problems.add(Problems.preconditionRequired());
        });
        return problems;
    }

    private static boolean isBounded(Parameter parameter) {
        return parameter.getSchema() != null
                && (parameter.getSchema().getMaximum() != null
                        || parameter.getSchema().getMinimum() != null);
    }
}
