package io.entente.cases.item;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;

import java.util.Map;
import java.util.stream.Collectors;

/** The schemas as they are in {@code docs/schemas}, which {@link SchemaTest} compares. */
public final class PublishedSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts())));

    private PublishedSchemas() {}

    /** @param file its name in the directory: {@code content-1.json} */
    public static JsonSchema of(String file) {
        return FACTORY.getSchema(SchemaLocation.of(SchemaFiles.BASE + file));
    }

    static JsonSchema meta() {
        return FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    }

    private static Map<String, String> texts() {
        return SchemaFiles.all().entrySet().stream()
                .collect(Collectors.toMap(file -> SchemaFiles.BASE + file.getKey(), file -> file.getValue()
                        .toString()));
    }
}
