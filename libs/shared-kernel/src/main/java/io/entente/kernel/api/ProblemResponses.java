package io.entente.kernel.api;

import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problem.Fault;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How problems look in a description: one response for each that an endpoint can answer under a status. */
final class ProblemResponses {
    private static final String SCHEMA = "Problem";
    private static final String RESPONSES = "#/components/responses/";

    private ProblemResponses() {}

    static void addSchema(Components components) {
        components.addSchema(SCHEMA, schema());
    }

    /** To a response that the service described itself, these problems are added as examples. */
    static void add(APIResponses responses, int status, List<Problem> problems, Components components) {
        String code = Integer.toString(status);
        MediaType described = described(responses.getAPIResponse(code), components);
        if (described != null) problems.forEach(problem -> addExample(described, problem));
        else
            responses.addAPIResponse(
                    code, OASFactory.createAPIResponse().ref(RESPONSES + component(problems, components)));
    }

    /** What the framework says of 401 and 403 is a word; whoever described a response gave it a content. */
    private static @Nullable MediaType described(@Nullable APIResponse said, Components components) {
        APIResponse response = said;
        if (said != null && said.getRef() != null)
            response = components.getResponses() == null
                    ? null
                    : components.getResponses().get(said.getRef().substring(RESPONSES.length()));
        return response == null || response.getContent() == null
                ? null
                : response.getContent().getMediaType(Problem.MEDIA_TYPE);
    }

    private static void addExample(MediaType described, Problem problem) {
        // OpenAPI has one example or several, never both.
        if (described.getExample() instanceof Map<?, ?> only) {
            String type = String.valueOf(only.get("type"));
            described.addExample(
                    type.substring(type.lastIndexOf('/') + 1),
                    OASFactory.createExample().value(only));
            described.setExample(null);
        }
        boolean said =
                described.getExamples() != null && described.getExamples().containsKey(problem.slug());
        if (!said) described.addExample(problem.slug(), example(problem));
    }

    private static String component(List<Problem> problems, Components components) {
        String name = problems.stream().map(Problem::slug).collect(Collectors.joining("-or-"));
        components.addResponse(name, response(problems));
        return name;
    }

    private static APIResponse response(List<Problem> problems) {
        MediaType media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA));
        problems.forEach(problem -> media.addExample(problem.slug(), example(problem)));
        APIResponse response = OASFactory.createAPIResponse()
                .description(problems.stream().map(Problem::title).collect(Collectors.joining(". Or: ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
        if (problems.contains(UsualProblems.QUOTA))
            response.addHeader("Retry-After", header("Seconds", Schema.SchemaType.INTEGER))
                    .addHeader("RateLimit-Policy", header("The quotas", Schema.SchemaType.STRING))
                    .addHeader("RateLimit", header("What is left of each", Schema.SchemaType.STRING));
        return response;
    }

    private static Header header(String description, Schema.SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(type)));
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
                    problem.faults().stream().map(ProblemResponses::fault).toList());
        return OASFactory.createExample().value(value);
    }

    /** In this order each time: the description is compared with the committed one. */
    private static Map<String, String> fault(Fault fault) {
        Map<String, String> value = new LinkedHashMap<>();
        value.put("path", fault.path());
        value.put("problem", fault.problem());
        return value;
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
                .addProperty(
                        "confirmation",
                        text("Repeated as the parameter confirmed by who may let exactly this happen all the same"))
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
