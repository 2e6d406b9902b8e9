package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

import java.util.UUID;
import java.util.regex.Pattern;

/** An item's id: random, kept from version to version, so that a partner can tell what changed. */
public record ItemId(UUID value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public static ItemId random() {
        return new ItemId(UUID.randomUUID());
    }

    static ItemId of(String text) {
        if (!FORM.matcher(text).matches()) throw new MalformedValue("item id", text, "a UUID in small letters");
        return new ItemId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
