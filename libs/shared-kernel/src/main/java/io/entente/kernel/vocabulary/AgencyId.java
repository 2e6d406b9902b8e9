package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * An agency's id in the party register, such as {@code be-fgp}. Which jurisdiction it belongs to is what the register
 * says; the first letters only remind the reader.
 */
public record AgencyId(@JsonValue String value) implements Comparable<AgencyId> {
    private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,16}){1,3}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgencyId {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue(
                    "agency id", value, "two small letters, a hyphen and a short name in small letters");
    }

    @Override
    public int compareTo(AgencyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
