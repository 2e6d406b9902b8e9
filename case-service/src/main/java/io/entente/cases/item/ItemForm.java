package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.FieldClass;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The fields of one kind of item, in the order of its record, each with its class. A record with an unclassified
 * component has no form: loading the kinds fails, and with it start-up and every test.
 */
final class ItemForm {
    private final String kind;
    private final List<Field> fields;

    record Field(RecordComponent component, Classed classed) {
        String name() {
            return component.getName();
        }
    }

    private ItemForm(String kind, List<Field> fields) {
        this.kind = kind;
        this.fields = fields;
    }

    static ItemForm of(String kind, Class<?> type) {
        return new ItemForm(
                kind,
                Arrays.stream(type.getRecordComponents())
                        .filter(component -> !component.getName().equals("id"))
                        .map(ItemForm::field)
                        .toList());
    }

    private static Field field(RecordComponent component) {
        Classed classed = component.getAnnotation(Classed.class);
        if (classed == null)
            throw new IllegalStateException(
                    component.getDeclaringRecord().getSimpleName() + "." + component.getName() + " has no field class");
        return new Field(component, classed);
    }

    List<Field> fields() {
        return fields;
    }

    Map<FieldClass, ObjectNode> byClass(Item item) {
        Map<FieldClass, ObjectNode> parts = new EnumMap<>(FieldClass.class);
        eachValue(item, (field, value) -> parts.computeIfAbsent(field.classed.value(), any -> ofKind())
                .set(field.name(), value));
        return parts;
    }

    /** The whole item: id, kind and every field that has a value. */
    ObjectNode whole(Item item) {
        ObjectNode whole =
                JsonNodeFactory.instance.objectNode().put("id", item.id().toString());
        whole.put("kind", kind);
        eachValue(item, (field, value) -> whole.set(field.name(), value));
        return whole;
    }

    /** @param path the item's place in its content */
    List<Said> telling(String path, Item item) {
        return fields.stream()
                .flatMap(field -> Texts.telling(claim(item.id(), field), path, (Record) item, field.component).stream())
                .toList();
    }

    /** @param path the item's place in its content */
    List<Said> words(String path, Item item) {
        return words(path, item.id(), (Record) item);
    }

    /** Of every field, whatever its class: anything might stand in a text. */
    List<Said> words(String path, ItemId id, Record item) {
        return fields.stream()
                .flatMap(field -> Texts.words(claim(id, field), path, item, field.component).stream())
                .toList();
    }

    private static String claim(ItemId id, Field field) {
        return ClaimName.item(id.value(), field.classed.value());
    }

    boolean saysNoneOf(Item item, Set<String> names) {
        return fields.stream()
                .filter(field -> names.contains(field.name()))
                .allMatch(field -> JsonForm.of((Record) item, field.component) == null);
    }

    private ObjectNode ofKind() {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private void eachValue(Item item, BiConsumer<Field, JsonNode> action) {
        for (Field field : fields) {
            JsonNode value = JsonForm.of((Record) item, field.component);
            if (value != null) action.accept(field, value);
        }
    }
}
