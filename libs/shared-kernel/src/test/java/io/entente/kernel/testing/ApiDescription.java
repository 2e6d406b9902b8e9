package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.restassured.RestAssured;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed description of a service's API is what the running service serves, and says all that a caller needs.
 * {@code -Dentente.docs=write} rewrites the committed one.
 */
public abstract class ApiDescription {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Set<String> PROBLEMS_EVERYWHERE = Set.of("401", "403", "406", "500", "503");

    @Test
    void the_committed_description_is_what_the_service_serves() throws IOException {
        String served = RestAssured.get("/q/openapi?format=yaml").asString();
        Path committed = ApiDocument.committed(ConfigProvider.getConfig().getValue("entente.service", String.class));
        if ("write".equals(System.getProperty("entente.docs"))) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, served);
        }
        assertThat(committed)
                .as("%s; if what is served is right, make it anew with -Dentente.docs=write and commit it", committed)
                .hasContent(served);
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_a_summary() {
        Set<String> names = new HashSet<>();
        each((endpoint, softly) -> {
            softly.assertThat(names.add(endpoint.name()))
                    .as("%s: its name is its own", endpoint)
                    .isTrue();
            softly.assertThat(endpoint.operation().path("summary").asText())
                    .as("%s: summary", endpoint)
                    .isNotBlank();
        });
        assertThat(names).isNotEmpty();
    }

    @Test
    void every_operation_tells_its_good_answer_and_the_problems_it_can_have() {
        each((endpoint, softly) -> {
            List<String> statuses = new ArrayList<>();
            endpoint.operation().path("responses").fieldNames().forEachRemaining(statuses::add);
            softly.assertThat(statuses).as("%s", endpoint).anyMatch(status -> status.startsWith("2"));
            softly.assertThat(statuses).as("%s", endpoint).containsAll(PROBLEMS_EVERYWHERE);
            if (endpoint.path().contains("{"))
                softly.assertThat(statuses).as("%s", endpoint).contains("404");
            if (endpoint.hasBody())
                softly.assertThat(statuses).as("%s", endpoint).contains("400", "413", "415", "422");
        });
    }

    @Test
    void every_body_has_a_schema_and_an_example_that_fits_it() {
        ApiDocument document = ApiDocument.served();
        each((endpoint, softly) -> {
            if (endpoint.hasBody())
                content(
                        document,
                        softly,
                        endpoint + " request",
                        endpoint.operation().path("requestBody"));
            endpoint.operation()
                    .path("responses")
                    .properties()
                    .forEach(response -> response(document, softly, endpoint, response.getKey(), response.getValue()));
        });
    }

    private static void response(
            ApiDocument document, SoftAssertions softly, Endpoint endpoint, String status, JsonNode response) {
        String where = endpoint + " " + status;
        JsonNode described = document.resolved(response);
        softly.assertThat(described.path("description").asText())
                .as("%s: description", where)
                .isNotBlank();
        if (status.equals("204")) return;
        content(document, softly, where, described);
        if (!status.startsWith("2"))
            softly.assertThat(described.path("content").fieldNames())
                    .as("%s: its form", where)
                    .toIterable()
                    .containsExactly("application/problem+json");
    }

    private static void content(ApiDocument document, SoftAssertions softly, String where, JsonNode holder) {
        JsonNode content = document.resolved(holder).path("content");
        softly.assertThat(content).as("%s: content", where).isNotEmpty();
        content.properties().forEach(media -> {
            JsonNode schema = media.getValue().path("schema");
            softly.assertThat(schema).as("%s: schema", where).isNotEmpty();
            softly.assertThat(document.resolved(schema).path("format").asText())
                    .as("%s: bytes are no form", where)
                    .isNotEqualTo("binary");
            List<JsonNode> examples = examples(document, media.getValue());
            softly.assertThat(examples)
                    .as("%s %s: example", where, media.getKey())
                    .isNotEmpty();
            examples.forEach(
                    example -> softly.assertThat(validator(document, schema).validate(example))
                            .as("%s: an example, from META-INF/openapi.yaml: %s", where, example)
                            .isEmpty());
        });
    }

    static List<JsonNode> examples(ApiDocument document, JsonNode media) {
        List<JsonNode> examples = new ArrayList<>();
        media.path("examples")
                .forEach(example -> examples.add(document.resolved(example).path("value")));
        if (media.has("example")) examples.add(media.get("example"));
        if (examples.isEmpty()) {
            JsonNode schema = document.resolved(media.path("schema"));
            schema.path("examples").forEach(examples::add);
            if (schema.has("example")) examples.add(schema.get("example"));
        }
        return examples;
    }

    /** @return the schema within the document's components, with the schemas of {@code docs/schemas} at hand */
    static JsonSchema validator(ApiDocument document, JsonNode schema) {
        ObjectNode whole = schema.isObject() ? schema.deepCopy() : null;
        if (whole == null) throw new AssertionError("a schema is an object: " + schema);
        whole.set("components", document.root().path("components"));
        String schemas =
                DOCS.resolve("schemas").toAbsolutePath().normalize().toUri().toString();
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        factory -> factory.schemaMappers(
                                mappers -> mappers.mapPrefix("https://entente.example/schemas/", schemas)))
                .getSchema(
                        whole,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static void each(BiConsumer<Endpoint, SoftAssertions> check) {
        SoftAssertions softly = new SoftAssertions();
        ApiDocument.served().endpoints().forEach(endpoint -> check.accept(endpoint, softly));
        softly.assertAll();
    }
}
