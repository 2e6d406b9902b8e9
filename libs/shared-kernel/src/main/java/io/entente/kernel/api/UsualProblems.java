package io.entente.kernel.api;

import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems that any endpoint of its kind can answer, from the problems themselves. */
final class UsualProblems {
    private static final String SCHEMA = "Problem";
    private static final List<Problem> ANY = List.of(
            Problems.unauthenticated(),
            Problems.forbidden(),
            Problems.notAcceptable(),
            Problems.internal(),
            Problems.unavailable());
    private static final List<Problem> BODY = List.of(
            Problems.malformed(List.of(new Fault("$.items[0]", "the value has the wrong type or is missing"))),
            Problems.tooLarge(),
            Problems.unsupportedMediaType(),
            Problems.invalid(
                    List.of(new Fault("$.items[0].number", "a container number has four letters and seven digits"))));
    private static final Problem INPUT = BODY.get(0);
    private static final Problem ID = Problems.notFound();

    private UsualProblems() {}

    /** Says what the endpoint can answer besides, unless that was said already. */
    static void add(String path, Operation operation) {
        if (operation.getResponses() == null) operation.setResponses(OASFactory.createAPIResponses());
        boolean parameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        List<Problem> problems = new ArrayList<>(ANY);
        if (operation.getRequestBody() != null) problems.addAll(BODY);
        else if (parameters || path.contains("{")) problems.add(INPUT);
        if (path.contains("{")) problems.add(ID);
        problems.forEach(problem -> add(operation.getResponses(), problem));
    }

    private static void add(APIResponses responses, Problem problem) {
        String status = Integer.toString(problem.status());
        // What the framework says of 401 and 403 is a word; whoever described a response of their own gave it a
        // content.
        APIResponse said = responses.getAPIResponse(status);
        boolean described = said != null && (said.getRef() != null || said.getContent() != null);
        if (!described)
            responses.addAPIResponse(
                    status, OASFactory.createAPIResponse().ref("#/components/responses/" + problem.slug()));
    }

    /** The schema, and one response for each. */
    static void describe(Components components) {
        components.addSchema(SCHEMA, schema());
        List<Problem> all = new ArrayList<>(ANY);
        all.addAll(BODY);
        all.add(ID);
        all.forEach(problem -> components.addResponse(problem.slug(), response(problem)));
    }

    private static APIResponse response(Problem problem) {
        MediaType media = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA))
                .addExample(problem.slug(), example(problem));
        return OASFactory.createAPIResponse()
                .description(problem.title())
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    private static Example example(Problem problem) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", problem.type());
        value.put("title", problem.title());
        value.put("status", problem.status());
        if (problem.detail() != null) value.put("detail", problem.detail());
        if (!problem.faults().isEmpty())
            value.put(
                    "faults",
                    problem.faults().stream()
                            .map(fault -> Map.of("path", fault.path(), "problem", fault.problem()))
                            .toList());
        return OASFactory.createExample().value(value);
    }

    private static Schema schema() {
        Schema fault = object().addProperty("path", text("Where: a JSON path, a parameter's or a header's name"))
                .addProperty("problem", text("What is expected there"))
                .required(List.of("path", "problem"))
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        return object().description(
                        "A failure as RFC 9457 has it; docs/problems.md lists the types. Nothing in it repeats what was"
                                + " sent.")
                .addProperty(
                        "type", text("Stable, and listed in docs/problems.md").format("uri"))
                .addProperty("title", text("The type in words"))
                .addProperty("status", OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER)))
                .addProperty("detail", text("What to do next"))
                .addProperty(
                        "faults",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.ARRAY))
                                .items(fault))
                .required(List.of("type", "title", "status"))
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    }

    private static Schema object() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)).description(description);
    }
}
