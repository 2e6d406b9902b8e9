package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Looks through a value of content for texts, each with its place. */
final class Texts {
    private final String claim;
    private final Predicate<RecordComponent> wanted;
    private final List<Said> found = new ArrayList<>();

    private Texts(String claim, Predicate<RecordComponent> wanted) {
        this.claim = claim;
        this.wanted = wanted;
    }

    /** @return the names and identifiers that a component of a record says, and those within it */
    static List<Said> telling(String claim, String path, Record holder, RecordComponent component) {
        return of(claim, path, holder, component, part -> part.isAnnotationPresent(Telling.class));
    }

    /** @return every text that a component of a record says */
    static List<Said> all(String claim, String path, Record holder, RecordComponent component) {
        return of(claim, path, holder, component, part -> true);
    }

    private static List<Said> of(
            String claim, String path, Record holder, RecordComponent component, Predicate<RecordComponent> wanted) {
        Texts texts = new Texts(claim, wanted);
        texts.component(path + "." + component.getName(), holder, component);
        return texts.found;
    }

    private void component(String path, Record holder, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(holder);
            if (value != null) value(path, value, wanted.test(component));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessor failed", e);
        }
    }

    private void value(String path, Object value, boolean isWanted) {
        if (value instanceof Collection<?> several) {
            int place = 0;
            for (Object one : several) value(path + "[" + place++ + "]", one, isWanted);
        } else if (value instanceof Record record && record.getClass().getRecordComponents().length > 1) {
            for (RecordComponent part : record.getClass().getRecordComponents())
                component(path + "." + part.getName(), record, part);
        } else if (isWanted) {
            JsonNode written = JsonForm.of(value);
            if (written.isTextual()) found.add(new Said(claim, path, written.textValue()));
        }
    }
}
