package io.entente.cases.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.vocabulary.MalformedValue;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one JSON object field by field and knows where it is. Nothing is coerced: a number is never taken for a text,
 * and a property that nobody asked for is a fault ({@link #finish}).
 */
public final class Reading {
    private static final Pattern NAMEABLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Entries of a list of texts. */
    public static final int MOST_CODES = 50;

    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    private Reading(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /**
     * Reads a whole document, which is one object, and refuses what {@code reader} leaves over.
     *
     * @throws MalformedForm naming the place of each fault found
     */
    public static <T> T document(JsonNode document, Function<Reading, T> reader) {
        return object("$", document, reader);
    }

    private static <T> T object(String path, JsonNode node, Function<Reading, T> reader) {
        Reading in = new Reading(path, node);
        if (!node.isObject()) throw in.fault("expected an object");
        T value = reader.apply(in);
        in.finish();
        return value;
    }

    /** The same place one name further; only for telling where a fault is. */
    public Reading at(String name) {
        return new Reading(path + "." + name, node.path(name));
    }

    public Reading entry(int index) {
        return new Reading(path + "[" + index + "]", node.path(index));
    }

    public MalformedForm fault(String expected) {
        return new MalformedForm(List.of(new Fault(path, expected)));
    }

    public <T> T text(String name, Function<String, T> parse) {
        return required(name, optionalText(name, parse));
    }

    public <T> @Nullable T optionalText(String name, Function<String, T> parse) {
        return optional(name, (place, value) -> {
            if (!value.isTextual()) throw place.fault("expected a text");
            return parsed(place, value.textValue(), parse);
        });
    }

    public LocalDate date(String name) {
        return required(name, optionalDate(name));
    }

    public @Nullable LocalDate optionalDate(String name) {
        return optionalText(name, Reading::day);
    }

    public <T> T number(String name, Function<BigDecimal, T> parse) {
        return required(name, optionalNumber(name, parse));
    }

    public <T> @Nullable T optionalNumber(String name, Function<BigDecimal, T> parse) {
        return optional(name, (place, value) -> {
            if (!value.isNumber()) throw place.fault("expected a number");
            return parsed(place, value.decimalValue(), parse);
        });
    }

    public <T> T object(String name, Function<Reading, T> reader) {
        return required(name, optionalObject(name, reader));
    }

    public <T> @Nullable T optionalObject(String name, Function<Reading, T> reader) {
        return optional(name, (place, value) -> object(place.path, value, reader));
    }

    /** True or false; false when absent. */
    public boolean flag(String name) {
        Boolean flag = optional(name, (place, value) -> {
            if (!value.isBoolean()) throw place.fault("expected true or false");
            return value.booleanValue();
        });
        return flag != null && flag;
    }

    /** A list of texts, each at most once; empty when absent. */
    public <T> List<T> codes(String name, Function<String, T> parse) {
        List<T> codes = list(name, MOST_CODES, (place, value) -> {
            if (!value.isTextual()) throw place.fault("expected a text");
            return parsed(place, value.textValue(), parse);
        });
        if (Set.copyOf(codes).size() < codes.size()) throw at(name).fault("names something twice");
        return codes;
    }

    /** A list of objects, all of them read before the first fault is told; empty when absent. */
    public <T> List<T> objects(String name, int most, Function<Reading, T> reader) {
        return list(name, most, (place, value) -> object(place.path, value, reader));
    }

    private <T> List<T> list(String name, int most, BiFunction<Reading, JsonNode, T> reader) {
        List<T> values = optional(name, (place, list) -> {
            if (!list.isArray()) throw place.fault("expected a list");
            if (list.size() > most) throw place.fault("expected at most " + most + " entries");
            return place.each(list, reader);
        });
        return values == null ? List.of() : values;
    }

    private <T> List<T> each(JsonNode list, BiFunction<Reading, JsonNode, T> reader) {
        List<T> values = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                values.add(reader.apply(entry(i), list.get(i)));
            } catch (MalformedForm malformed) {
                faults.addAll(malformed.faults());
            }
        }
        if (!faults.isEmpty()) throw new MalformedForm(faults);
        return values;
    }

    /** Absent and null are the same: there is no value. */
    private <T> @Nullable T optional(String name, BiFunction<Reading, JsonNode, T> reader) {
        asked.add(name);
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : reader.apply(at(name), value);
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) throw at(name).fault("is required");
        return value;
    }

    private static <S, T> T parsed(Reading place, S written, Function<S, T> parse) {
        try {
            return parse.apply(written);
        } catch (MalformedValue malformed) {
            throw place.fault("expected " + malformed.expected());
        }
    }

    private static LocalDate day(String text) {
        try {
            if (DATE.matcher(text).matches()) return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            // Told below, without the text that the library would repeat.
        }
        throw new MalformedValue("date", text, "an existing day as YYYY-MM-DD");
    }

    private void finish() {
        node.fieldNames().forEachRemaining(name -> {
            if (asked.contains(name)) return;
            // A name that is no name may be a value in the wrong place: then only the object is told.
            throw NAMEABLE.matcher(name).matches()
                    ? at(name).fault("is not a known property here")
                    : fault("has a property that is not known here");
        });
    }
}
