package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A freight container's number, ISO 6346: owner (three letters), category (U, J, Z; R is seen), six digits and a check
 * digit. A wrong check digit is kept and told apart: painted numbers are evidence.
 */
public record ContainerNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{3}[UJZR][0-9]{7}");
    private static final int CHECK = 10;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContainerNumber {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue(
                    "container number", value, "three letters, one of U J Z R, and seven digits, without spaces");
    }

    /**
     * Whether the last digit is the one ISO 6346 computes. Remainder 10 is written 0, so a number with remainder 0 and
     * one with remainder 10 can pass for each other.
     */
    public boolean checkDigitHolds() {
        int sum = 0;
        for (int position = 0; position < CHECK; position++) sum += worth(value.charAt(position)) << position;
        return sum % 11 % 10 == value.charAt(CHECK) - '0';
    }

    /** Digits are worth themselves; letters count up from A=10 and skip the multiples of 11. */
    private static int worth(char sign) {
        if (sign <= '9') return sign - '0';
        int place = sign - 'A';
        return 10 + place + (place + 9) / 10;
    }
}
