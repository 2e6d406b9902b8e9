package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the running service says of its API. */
public final class ApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    public static ApiDocument served() {
        String json = RestAssured.get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new ApiDocument(read(json));
    }

    /** @return where the description of a service is committed, seen from a module's directory */
    static Path committed(String service) {
        return Path.of("..", "docs", "openapi", service + ".yaml");
    }

    static ApiDocument at(Path yaml) {
        try {
            return new ApiDocument(new YAMLMapper().readTree(Files.readString(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One thing the service can be asked for. */
    public record Endpoint(String method, String path, JsonNode operation) {
        public String name() {
            return operation.path("operationId").asText();
        }

        /** @return its answers by status */
        public JsonNode answers() {
            return operation.path("responses");
        }

        public boolean hasBody() {
            return operation.has("requestBody");
        }

        /** @return the path with an id that fits, made up, for every parameter */
        public String anyPath() {
            return path.replaceAll("\\{(index|number|version)[^}]*}", "0")
                    .replaceAll("\\{[^}]*}", "5b1f3c9e-2d64-4c1e-9f0a-7a1f0a6b2c11");
        }

        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        root.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(item -> METHODS.contains(item.getKey()))
                .forEach(item -> endpoints.add(new Endpoint(item.getKey(), path.getKey(), item.getValue()))));
        return endpoints;
    }

    public JsonNode root() {
        return root;
    }

    /** @return the node itself, or what its {@code $ref} within the document leads to */
    public JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        for (int steps = 0; at.path("$ref").asText().startsWith("#/"); steps++) {
            if (steps > 10) return MissingNode.getInstance();
            at = root.at(at.path("$ref").asText().substring(1));
        }
        return at;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
