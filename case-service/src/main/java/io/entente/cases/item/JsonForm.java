package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.json.StrictJson;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The one JSON form of every value in content: property order is that of the record, a number is written in full, and
 * what is not there is not written.
 */
final class JsonForm {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonForm() {}

    static JsonNode of(Object value) {
        if (value instanceof LocalDate date) return JSON.textNode(date.toString());
        if (value instanceof Quantity quantity) return number(quantity.value());
        if (value instanceof Percent percent) return of(percent.value());
        if (value instanceof Whole whole) return of(whole.value());
        if (value instanceof Collection<?> values) return array(values);
        if (value instanceof Record several && several.getClass().getRecordComponents().length > 1)
            return object(several);
        return StrictJson.mapper().valueToTree(value);
    }

    /** @return null when there is no value; a list without entries is none */
    static @Nullable JsonNode of(Record holder, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(holder);
            boolean none = value == null || value instanceof Collection<?> values && values.isEmpty();
            return none ? null : of(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessor failed", e);
        }
    }

    private static JsonNode number(BigDecimal value) {
        return value.scale() == 0 ? JSON.numberNode(value.longValueExact()) : JSON.numberNode(value);
    }

    private static ArrayNode array(Collection<?> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(of(value)));
        return array;
    }

    private static ObjectNode object(Record several) {
        ObjectNode object = JSON.objectNode();
        for (RecordComponent component : several.getClass().getRecordComponents()) {
            JsonNode value = of(several, component);
            if (value != null) object.set(component.getName(), value);
        }
        return object;
    }
}
