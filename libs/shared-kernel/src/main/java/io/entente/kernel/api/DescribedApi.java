package io.entente.kernel.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds to the description what is the same everywhere: a name for every operation, the token, the headers of writes, the
 * problems any endpoint can answer. What the code cannot tell (bodies taken as bytes, answers built as text) stands in
 * the service's {@code META-INF/openapi.yaml} as {@code components.requestBodies.<operationId>} and
 * {@code components.responses.<operationId>-<status>} and takes the place of what was guessed. A problem response that a
 * service describes gets the usual problems of its status as further examples. Objects are closed: see
 * {@link ClosedSchemas}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedApi implements OASFilter {
    private static final String TOKEN = "token";

    private final ClosedSchemas closed;

    /** @param index of all classes, as the build gives it */
    public DescribedApi(IndexView index) {
        closed = new ClosedSchemas(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) api.setComponents(OASFactory.createComponents());
        if (api.getPaths() == null) return;
        Components components = api.getComponents();
        if (components.getSchemas() != null) closed.close(components.getSchemas(), requests(api));
        ProblemResponses.addSchema(components);
        components.addSecurityScheme(TOKEN, token());
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(path, method, operation, components)));
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation, Components components) {
        if (operation.getOperationId() == null) operation.setOperationId(OperationName.of(method.name(), path));
        String name = operation.getOperationId();
        if (known(components.getRequestBodies(), name))
            operation.setRequestBody(OASFactory.createRequestBody().ref("#/components/requestBodies/" + name));
        describeAnswers(name, operation, components);
        UsualHeaders.add(method, operation, components);
        UsualProblems.add(path, method, operation, components);
    }

    private static void describeAnswers(String name, Operation operation, Components components) {
        if (components.getResponses() == null) return;
        if (operation.getResponses() == null) operation.setResponses(OASFactory.createAPIResponses());
        for (String response : components.getResponses().keySet())
            if (response.startsWith(name + "-")) answer(operation, response.substring(name.length() + 1), response);
    }

    /** A good answer that was described takes the place of the one that was guessed. */
    private static void answer(Operation operation, String status, String response) {
        if (status.startsWith("2")) operation.getResponses().removeAPIResponse("200");
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + response));
    }

    private static boolean known(Map<String, ?> components, String name) {
        return components != null && components.containsKey(name);
    }

    /** What a caller may leave out the service need not: see {@link ClosedSchemas#close}. */
    private static Set<String> requests(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getRequestBody)
                .filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .filter(media -> media.getSchema() != null && media.getSchema().getRef() != null)
                .map(media -> media.getSchema().getRef())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private static SecurityScheme token() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(
                        "An access token of your jurisdiction's issuer with the audience entente. A system's is bound"
                                + " to its certificate (RFC 8705).");
    }
}
