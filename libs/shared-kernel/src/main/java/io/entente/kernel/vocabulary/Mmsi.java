package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A maritime mobile service identity (Recommendation ITU-R M.585): nine digits, as a ship sends them by AIS. It has no
 * check digit.
 */
public record Mmsi(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{9}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Mmsi {
        if (!FORM.matcher(value).matches()) throw new MalformedValue("MMSI", value, "nine digits");
    }
}
