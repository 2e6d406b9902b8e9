package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.Set;

/** A country by its ISO 3166-1 alpha-2 code, or {@code XK} (Kosovo) and {@code XX} (unknown) as police systems use them. */
public record Country(@JsonValue String value) {
    private static final Set<String> BESIDES = Set.of("XK", "XX");
    private static final Set<String> KNOWN = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Country {
        if (!KNOWN.contains(value) && !BESIDES.contains(value))
            throw new MalformedValue("country", value, "an ISO 3166-1 code of two capital letters");
    }
}
