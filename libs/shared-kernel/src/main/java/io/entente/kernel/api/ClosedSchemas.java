package io.entente.kernel.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.IndexView;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says of each object that code describes what it always has, what may be null and that it has nothing else, so that a
 * schema refuses what the service never sends.
 */
final class ClosedSchemas {
    private final IndexView index;

    ClosedSchemas(IndexView index) {
        this.index = index;
    }

    /**
     * @param requests names of those that a caller sends, who may leave out what may be null
     * @throws IllegalStateException for an object of which no class says how it is written; that fails the build
     */
    void close(Map<String, Schema> schemas, Set<String> requests) {
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() == null || schema.getAdditionalPropertiesSchema() != null) return;
            Map<String, Schema> properties = schema.getProperties();
            DescribedClass described = DescribedClass.of(name, properties.keySet(), index);
            TreeSet<String> required = new TreeSet<>(schema.getRequired() == null ? List.of() : schema.getRequired());
            for (String property : List.copyOf(properties.keySet())) {
                if (described.alwaysHas(property, requests.contains(name))) required.add(property);
                if (described.mayBeNull(property)) schema.addProperty(property, orNull(properties.get(property)));
            }
            schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        });
    }

    private static Schema orNull(Schema schema) {
        // Beside a reference nothing widens it.
        if (schema.getRef() != null)
            return OASFactory.createSchema()
                    .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                    .addAnyOf(OASFactory.createSchema().type(List.of(SchemaType.NULL)));
        if (schema.getType() != null && !schema.getType().contains(SchemaType.NULL)) schema.addType(SchemaType.NULL);
        return schema;
    }
}
