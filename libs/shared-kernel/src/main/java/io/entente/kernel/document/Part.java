package io.entente.kernel.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.json.MalformedJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.MalformedValue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A part of a JSON document that knows where it stands, so that whatever is wrong is refused with its path. Duplicate
 * and unknown properties, text after the end, numbers for texts and the like are refused rather than guessed at.
 */
public final class Part {
    private static final String STRICT = "strict JSON, no key twice";

    private final String path;
    private final JsonNode node;

    private Part(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /** The whole document. */
    public static Part whole(byte[] utf8) {
        try {
            JsonNode node = StrictJson.mapper().readTree(utf8);
            StrictJson.check(node);
            return new Part("$", node);
        } catch (JsonProcessingException e) {
            throw new MalformedDocument(place(e), "strict JSON, but " + e.getOriginalMessage(), "$", STRICT);
        } catch (MalformedJson e) {
            throw new MalformedDocument("$", "strict JSON, but " + e.getMessage(), "$", STRICT);
        } catch (IOException e) {
            throw new MalformedDocument("$", "readable bytes");
        }
    }

    private static String place(JsonProcessingException fault) {
        return fault.getProcessor() instanceof JsonParser parser
                ? path(parser.getParsingContext().pathAsPointer().toString())
                : "$";
    }

    private static String path(String pointer) {
        return "$" + pointer.replaceAll("/([0-9]+)(?=/|$)", "[$1]").replace('/', '.');
    }

    /** JSONPath from the document's root. */
    public String path() {
        return path;
    }

    /** The value as it stands, for a format that has its own reader. */
    public JsonNode json() {
        return node;
    }

    /** Refuses every property that is not named here. */
    public Part only(String... names) {
        if (!node.isObject()) throw fault("an object");
        Set<String> known = Set.of(names);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name))
                throw new MalformedDocument(
                        path + "." + name, "no such property", path, "no property that is not known here");
        });
        return this;
    }

    public Part at(String name) {
        return given(name).orElseThrow(() -> new MalformedDocument(path + "." + name, "a value"));
    }

    /** A property that may be absent or null. */
    public Optional<Part> given(String name) {
        if (!node.isObject()) throw fault("an object");
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(new Part(path + "." + name, value));
    }

    /** The entries of an array, in their order. */
    public List<Part> entries() {
        if (!node.isArray()) throw fault("an array");
        List<Part> entries = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) entries.add(new Part(path + "[" + i + "]", node.get(i)));
        return entries;
    }

    /** The entries of an array without duplicates, in their order. */
    public <T> Set<T> distinct(Function<Part, T> reader) {
        Set<T> values = new LinkedHashSet<>();
        for (Part entry : entries()) if (!values.add(reader.apply(entry))) throw entry.fault("no duplicate");
        return Collections.unmodifiableSet(values);
    }

    public String text() {
        if (!node.isTextual() || node.textValue().isBlank()) throw fault("a text");
        return node.textValue();
    }

    /** A text that is a value of its kind, such as a code of a list. */
    public <T> T value(Function<String, T> kind) {
        try {
            return kind.apply(text());
        } catch (MalformedValue refused) {
            throw fault(refused.expected());
        }
    }

    public int positive() {
        if (!node.isInt() || node.intValue() < 1) throw fault("a whole number from 1");
        return node.intValue();
    }

    public boolean flag() {
        if (!node.isBoolean()) throw fault("true or false");
        return node.booleanValue();
    }

    /** The fault to throw for this part. */
    public MalformedDocument fault(String expected) {
        return new MalformedDocument(path, expected);
    }
}
