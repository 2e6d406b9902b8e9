package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A jurisdiction: US, BE, EU, and others by configuration alone. A value checked against the party register, never an
 * enum; a caller's comes from the issuer that signed the token.
 */
public record Jurisdiction(@JsonValue String value) implements Comparable<Jurisdiction> {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Jurisdiction {
        if (!FORM.matcher(value).matches()) throw new MalformedValue("jurisdiction", value, "two capital letters");
    }

    @Override
    public int compareTo(Jurisdiction other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
