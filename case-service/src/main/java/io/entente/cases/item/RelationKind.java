package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

import java.util.regex.Pattern;

/** How two items are related, in small letters and hyphens: {@code found-in}, {@code carried-by}. */
public record RelationKind(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,4}");

    public RelationKind {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("kind of relation", value, "words in small letters joined by hyphens");
    }
}
