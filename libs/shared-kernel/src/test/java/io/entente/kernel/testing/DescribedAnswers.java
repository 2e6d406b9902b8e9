package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Holds every answer that a test gets against the committed description of the service: its status, the type of its
 * problem, its headers and its body must be as {@code docs/openapi} says.
 */
public final class DescribedAnswers implements Filter {
    private static final String PROBLEM = "application/problem+json";

    /** What the framework answers before it knows which endpoint is meant. */
    private static final Set<Integer> BEFORE_ANY_ENDPOINT = Set.of(404, 405, 408, 413, 414, 431);

    private static final Map<String, DescribedAnswers> OF_SERVICES = new ConcurrentHashMap<>();

    private final ApiDocument document;
    private final List<Endpoint> endpoints;
    private final Map<String, Pattern> forms = new ConcurrentHashMap<>();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private DescribedAnswers(ApiDocument document) {
        this.document = document;
        this.endpoints = document.endpoints();
        endpoints.forEach(endpoint -> forms.put(endpoint.path(), form(endpoint.path())));
    }

    /** @return empty for a service that is not described, such as one that only a test has */
    public static Optional<DescribedAnswers> of(String service) {
        Path committed = ApiDocument.committed(service);
        if (!Files.exists(committed)) return Optional.empty();
        return Optional.of(
                OF_SERVICES.computeIfAbsent(service, name -> new DescribedAnswers(ApiDocument.at(committed))));
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        check(request.getMethod(), path(request.getURI()), answer.statusCode(), answer::header, answer.asByteArray());
        return answer;
    }

    /**
     * @param header the value of a header, or null
     * @throws AssertionError if the answer is not as described
     */
    public void check(String method, String path, int status, Function<String, @Nullable String> header, byte[] body) {
        if (!path.startsWith("/v1/")) return;
        String where = method + " " + path + " answered " + status;
        Optional<Endpoint> endpoint = endpoint(method, path);
        if (endpoint.isEmpty()) {
            boolean asked = method.equals("HEAD") || method.equals("OPTIONS");
            if (!asked && !BEFORE_ANY_ENDPOINT.contains(status) && status != 401)
                throw undescribed(where + ", which is not described");
            return;
        }
        if (BEFORE_ANY_ENDPOINT.contains(status) && !endpoint.get().answers().has(String.valueOf(status))) return;
        JsonNode described = document.resolved(endpoint.get().answers().path(String.valueOf(status)));
        if (described.isMissingNode()) throw undescribed(where + ", a status that is not described: " + text(body));
        headers(where, described.path("headers"), header);
        body(
                where,
                endpoint.get().name() + " " + status,
                described.path("content"),
                header.apply("Content-Type"),
                body);
    }

    private void headers(String where, JsonNode headers, Function<String, @Nullable String> header) {
        headers.properties().forEach(named -> {
            JsonNode described = document.resolved(named.getValue());
            String value = header.apply(named.getKey());
            if (value == null) {
                if (described.path("required").asBoolean())
                    throw undescribed(where + " without its header " + named.getKey());
                return;
            }
            JsonNode typed = described.path("schema").path("type").asText().equals("integer")
                    ? ApiDocument.read(value)
                    : TextNode.valueOf(value);
            fits(where + " " + named.getKey(), "header " + described, described.path("schema"), typed);
        });
    }

    private void body(String where, String name, JsonNode content, @Nullable String type, byte[] body) {
        if (content.isMissingNode()) {
            if (body.length > 0) throw undescribed(where + " with a body that is not described");
            return;
        }
        String media = type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
        JsonNode described = content.path(media);
        if (described.isMissingNode())
            throw undescribed(where + " as " + media + ", which is not described: " + text(body));
        JsonNode value = media.endsWith("json") ? ApiDocument.read(text(body)) : TextNode.valueOf(text(body));
        fits(where, name + " " + media, described.path("schema"), value);
        if (media.equals(PROBLEM)) problem(where, described, value);
    }

    /** The types of problems that an answer can be are those of its examples. */
    private void problem(String where, JsonNode described, JsonNode problem) {
        boolean known = ApiDescription.examples(document, described).stream()
                .anyMatch(example -> example.path("type").equals(problem.path("type")));
        if (!known) throw undescribed(where + " with a problem that is not described there: " + problem);
    }

    private void fits(String where, String key, JsonNode schema, JsonNode value) {
        Set<ValidationMessage> faults = compiled.computeIfAbsent(
                        key, name -> ApiDescription.validator(document, schema))
                .validate(value);
        if (!faults.isEmpty()) throw undescribed(where + ", not as described: " + faults + " in " + value);
    }

    private Optional<Endpoint> endpoint(String method, String path) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.method().equalsIgnoreCase(method)
                        && forms.get(endpoint.path()).matcher(path).matches())
                // What is spelt out goes before what is a parameter.
                .min(Comparator.comparing(endpoint ->
                        endpoint.path().chars().filter(c -> c == '{').count()));
    }

    private static Pattern form(String path) {
        StringBuilder form = new StringBuilder();
        for (String step : path.substring(1).split("/"))
            form.append('/').append(step.startsWith("{") ? "[^/]+" : Pattern.quote(step));
        return Pattern.compile(form.toString());
    }

    private static AssertionError undescribed(String what) {
        return new AssertionError(
                what
                        + "\nHeld against docs/openapi. If the answer is right, describe it (META-INF/openapi.yaml, where the code does"
                        + " not say it) and make the page anew with ApiDescriptionTest and -Dentente.docs=write (CONTRIBUTING.md).");
    }

    /** Tests call addresses that are none, too. */
    private static String path(String address) {
        return address.replaceFirst("^[a-z]+://[^/]+", "").replaceFirst("[?#].*$", "");
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
