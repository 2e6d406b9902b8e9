package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An item's id, kept from version to version, so that a partner can tell what changed. Random, also when the officer
 * gives it: other kinds of UUID tell the time and the machine they were made on.
 */
public record ItemId(UUID value) {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    public static ItemId random() {
        return new ItemId(UUID.randomUUID());
    }

    static ItemId of(String text) {
        if (!FORM.matcher(text).matches())
            throw new MalformedValue("item id", text, "a random UUID (version 4) in small letters");
        return new ItemId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
