package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place by its UN/LOCODE: country (two letters) and place (three letters, or digits 2 to 9). A well-formed code that
 * the shipped list lacks is kept and told apart, because the list is an extract.
 */
public record Locode(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Locode {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("UN/LOCODE", value, "two letters and three letters or digits 2 to 9");
    }

    /** ISO 3166-1 alpha-2 code of the country the place is in. */
    public String country() {
        return value.substring(0, 2);
    }

    /** Whether the shipped list has this code. */
    public boolean known() {
        return KnownPlaces.NAMES.containsKey(value);
    }

    /** The place's name in the shipped list, without diacritics as UN/LOCODE gives it beside the national form. */
    public Optional<String> placeName() {
        return Optional.ofNullable(KnownPlaces.NAMES.get(value));
    }
}
