package io.entente.kernel.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The request headers that mean the same in every service. */
final class UsualHeaders {
    private static final String KEY = "idempotencyKey";
    private static final String IF_MATCH = "If-Match";
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Set<HttpMethod> IN_PLACE = Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private UsualHeaders() {}

    /** A write takes an idempotency key; who takes {@code If-Match} demands it where something is changed in place. */
    static void add(HttpMethod method, Operation operation, Components components) {
        ifMatch(operation).ifPresent(header -> header.required(IN_PLACE.contains(method))
                .description("The ETag of what you have read: refused if it has changed since")
                .schema(text())
                .example("\"3\""));
        if (!isWrite(method)) return;
        components.addParameter(KEY, key());
        operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + KEY));
    }

    static boolean isWrite(HttpMethod method) {
        return WRITES.contains(method);
    }

    static Optional<Parameter> ifMatch(Operation operation) {
        return parameters(operation).stream()
                .filter(parameter -> IF_MATCH.equals(parameter.getName()))
                .findFirst();
    }

    static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static Parameter key() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description("Of your choice, one for each write: sent again under it, the write takes effect once and"
                        + " is answered as the first time")
                .schema(text().minLength(1).maxLength(64).pattern("^[ -~]+$"))
                .example("7d0d2b0e-58c7-4d0e-9c55-0f3a1f0b6a01");
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}
