package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The objects that bodies are made of, and the places in the schema that describe them. */
final class DescribedObjects {
    private static final String SCHEMAS = "https://entente.example/schemas/";
    private static final List<String> BRANCHES = List.of("anyOf", "oneOf", "allOf");

    private final ApiDocument document;

    DescribedObjects(ApiDocument document) {
        this.document = document;
    }

    /**
     * @param place in the body, as a JSON pointer
     * @param kind where the schema describes it, such as {@code item-person-1.json.accounts|0[]}
     * @param members that the schema has there
     */
    record Described(String place, String kind, Set<String> members) {}

    /** A schema within a document, against which its references are read. */
    private record Schema(JsonNode whole, JsonNode node, String kind) {
        Schema within(JsonNode part, String step) {
            return new Schema(whole, part, kind + step);
        }

        boolean describesObjects() {
            boolean object = false;
            if (node.path("type").isTextual())
                object = node.path("type").asText().equals("object");
            for (JsonNode type : node.path("type")) object |= type.asText().equals("object");
            return object && node.path("properties").isObject();
        }

        List<Schema> branches() {
            List<Schema> branches = new ArrayList<>();
            for (String of : BRANCHES)
                for (int n = 0; n < node.path(of).size(); n++)
                    branches.add(within(node.path(of).get(n), "|" + n));
            return branches;
        }
    }

    /** @return every kind of object that a body under the schema can have */
    SortedSet<String> kinds(JsonNode schema) {
        SortedSet<String> kinds = new TreeSet<>();
        collect(new Schema(document.root(), schema, ""), kinds);
        return kinds;
    }

    private void collect(Schema any, SortedSet<String> kinds) {
        Schema schema = followed(any);
        if (schema.describesObjects()) {
            kinds.add(schema.kind());
            schema.node()
                    .path("properties")
                    .properties()
                    .forEach(member -> collect(schema.within(member.getValue(), "." + member.getKey()), kinds));
        }
        if (schema.node().has("items")) collect(schema.within(schema.node().path("items"), "[]"), kinds);
        schema.branches().forEach(branch -> collect(branch, kinds));
    }

    /** @return the objects of the body that the schema describes, the body itself first */
    List<Described> in(JsonNode body, JsonNode schema) {
        List<Described> found = new ArrayList<>();
        describe(body, "", new Schema(document.root(), schema, ""), found);
        return found;
    }

    private void describe(JsonNode value, String place, Schema any, List<Described> found) {
        Schema schema = followed(any);
        if (value.isObject() && schema.describesObjects()) {
            JsonNode members = schema.node().path("properties");
            Set<String> names = new TreeSet<>();
            members.fieldNames().forEachRemaining(names::add);
            found.add(new Described(place, schema.kind(), names));
            value.properties()
                    .forEach(member -> describe(
                            member.getValue(),
                            place + "/" + member.getKey(),
                            schema.within(members.path(member.getKey()), "." + member.getKey()),
                            found));
        }
        if (value.isArray() && schema.node().has("items"))
            for (int n = 0; n < value.size(); n++)
                describe(
                        value.get(n),
                        place + "/" + n,
                        schema.within(schema.node().path("items"), "[]"),
                        found);
        for (Schema branch : schema.branches()) if (means(branch, value)) describe(value, place, branch, found);
    }

    /** Whether a branch is about such a value: of objects, the one whose constants it has and whose members. */
    private boolean means(Schema any, JsonNode value) {
        Schema schema = followed(any);
        if (schema.branches().stream().anyMatch(branch -> means(branch, value))) return true;
        if (!value.isObject()) return value.isArray() && schema.node().has("items");
        if (!schema.describesObjects()) return false;
        JsonNode members = schema.node().path("properties");
        for (var member : value.properties()) {
            JsonNode said = members.path(member.getKey());
            if (said.isMissingNode()) return false;
            if (said.has("const") && !said.get("const").equals(member.getValue())) return false;
        }
        for (JsonNode required : schema.node().path("required")) if (!value.has(required.asText())) return false;
        return true;
    }

    private Schema followed(Schema schema) {
        Schema at = schema;
        while (at.node().has("$ref")) {
            String reference = at.node().get("$ref").asText();
            if (reference.startsWith("#"))
                at = new Schema(
                        at.whole(),
                        at.whole().at(reference.substring(1)),
                        at.kind().replaceAll("\\.json.*$", ".json") + "#" + reference.replaceAll("^.*/", ""));
            else {
                String name = reference.replace(SCHEMAS, "");
                JsonNode whole = file(name);
                at = new Schema(whole, whole, name);
            }
        }
        return at;
    }

    private static JsonNode file(String name) {
        try {
            return ApiDocument.read(Files.readString(Path.of("..", "docs", "schemas", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
