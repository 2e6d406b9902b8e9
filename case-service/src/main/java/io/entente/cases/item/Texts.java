package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.vocabulary.CasNumber;
import io.entente.kernel.vocabulary.ContainerType;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.CurrencyCode;
import io.entente.kernel.vocabulary.InchiKey;
import io.entente.kernel.vocabulary.Locode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Looks through a value of content for texts, each with its place. */
final class Texts {
    /** Besides entries of closed lists: no name and no identifier fits into one. A type that is not here is looked through. */
    private static final Set<Class<?>> CODES = Set.of(
            AsOf.class,
            CasNumber.class,
            ContainerType.class,
            Country.class,
            CurrencyCode.class,
            InchiKey.class,
            LocalDate.class,
            Locode.class);

    private final String claim;
    private final BiPredicate<RecordComponent, Object> wanted;
    private final List<Said> found = new ArrayList<>();

    private Texts(String claim, BiPredicate<RecordComponent, Object> wanted) {
        this.claim = claim;
        this.wanted = wanted;
    }

    /** @return the names and identifiers that a component of a record says, and those within it */
    static List<Said> telling(String claim, String path, Record holder, RecordComponent component) {
        return of(claim, path, holder, component, (part, value) -> part.isAnnotationPresent(Telling.class));
    }

    /** @return every text that a component of a record says, and those within it: all but codes and dates */
    static List<Said> words(String claim, String path, Record holder, RecordComponent component) {
        return of(claim, path, holder, component, (part, value) -> !isCode(value));
    }

    private static boolean isCode(Object value) {
        return value instanceof Enum<?> || CODES.contains(value.getClass());
    }

    private static List<Said> of(
            String claim,
            String path,
            Record holder,
            RecordComponent component,
            BiPredicate<RecordComponent, Object> wanted) {
        Texts texts = new Texts(claim, wanted);
        texts.component(path + "." + component.getName(), holder, component);
        return texts.found;
    }

    private void component(String path, Record holder, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(holder);
            if (value != null) value(path, value, component);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessor failed", e);
        }
    }

    private void value(String path, Object value, RecordComponent of) {
        if (value instanceof Collection<?> several) {
            int place = 0;
            for (Object one : several) value(path + "[" + place++ + "]", one, of);
        } else if (value instanceof Record record && record.getClass().getRecordComponents().length > 1) {
            for (RecordComponent part : record.getClass().getRecordComponents())
                component(path + "." + part.getName(), record, part);
        } else if (wanted.test(of, value)) {
            JsonNode written = JsonForm.of(value);
            if (written.isTextual()) found.add(new Said(claim, path, written.textValue()));
        }
    }
}
