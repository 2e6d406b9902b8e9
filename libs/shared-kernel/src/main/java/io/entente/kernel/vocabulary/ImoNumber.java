package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A ship's IMO number (IMO resolution A.1117(30)): seven digits, the last a check digit. A wrong check digit is kept and
 * told apart: a number painted on a hull is evidence.
 */
public record ImoNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{7}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImoNumber {
        if (!FORM.matcher(value).matches()) throw new MalformedValue("ship's IMO number", value, "seven digits");
    }

    /** Whether the first six digits, weighted 7 down to 2, sum to a number that ends in the seventh. */
    public boolean checkDigitHolds() {
        int sum = 0;
        for (int position = 0; position < 6; position++) sum += (value.charAt(position) - '0') * (7 - position);
        return sum % 10 == value.charAt(6) - '0';
    }
}
