package io.entente.kernel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The class behind a schema, and how its members are written as JSON. */
final class DescribedClass {
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName OPTIONAL = DotName.createSimple(Optional.class);

    private final Set<String> fields = new HashSet<>();
    private final Map<String, Type> members = new HashMap<>();
    private final boolean nullsAreWritten;

    private DescribedClass(ClassInfo known) {
        for (MethodInfo method : known.methods())
            if (method.parametersCount() == 0)
                members.put(name(method.annotation(PROPERTY), method.name()), method.returnType());
        for (FieldInfo field : known.fields()) {
            if (Modifier.isStatic(field.flags())) continue;
            String name = name(field.annotation(PROPERTY), field.name());
            fields.add(name);
            members.put(name, field.type());
        }
        AnnotationInstance include = known.declaredAnnotation(INCLUDE);
        nullsAreWritten = include == null
                || include.value() == null
                || include.value().asEnum().equals("ALWAYS");
    }

    /**
     * @param schema the class's simple name, with a number behind it where several classes share the name
     * @throws IllegalStateException if no class of that name has these properties, or several that are written otherwise
     */
    static DescribedClass of(String schema, Set<String> properties, IndexView index) {
        String name = schema.replaceAll("\\d+$", "");
        List<DescribedClass> all = index.getKnownClasses().stream()
                .filter(known -> name.equals(known.simpleName()) && !known.isInterface())
                .map(DescribedClass::new)
                .filter(described -> described.members.keySet().containsAll(properties))
                .toList();
        List<DescribedClass> whole = all.stream()
                .filter(described -> described.fields.equals(properties))
                .toList();
        List<DescribedClass> meant = whole.isEmpty() ? all : whole;
        if (meant.stream()
                        .map(described -> described.says(properties))
                        .distinct()
                        .count()
                != 1)
            throw new IllegalStateException(all.size() + " classes are as the schema " + schema
                    + " says; give them names of their own, or close it in openapi.yaml by additionalProperties");
        return meant.get(0);
    }

    private List<Boolean> says(Set<String> properties) {
        return properties.stream()
                .flatMap(property -> Stream.of(alwaysHas(property, true), mayBeNull(property)))
                .toList();
    }

    private static String name(@Nullable AnnotationInstance given, String own) {
        return given == null || given.value() == null ? own : given.value().asString();
    }

    /** @param asked whether a caller sends it, who may leave out what may be null */
    boolean alwaysHas(String property, boolean asked) {
        return !isNullable(property) || nullsAreWritten && !asked;
    }

    boolean mayBeNull(String property) {
        return isNullable(property) && nullsAreWritten;
    }

    private boolean isNullable(String property) {
        Type type = members.get(property);
        return type != null && (type.hasAnnotation(NULLABLE) || type.name().equals(OPTIONAL));
    }
}
