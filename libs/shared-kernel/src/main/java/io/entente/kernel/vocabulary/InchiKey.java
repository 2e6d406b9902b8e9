package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/** A substance by the hash of its structure (IUPAC InChIKey), for substances so new that nobody has numbered them. */
public record InchiKey(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{14}-[A-Z]{10}-[A-Z]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InchiKey {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("InChIKey", value, "14, 10 and 1 capital letters joined by hyphens");
    }
}
