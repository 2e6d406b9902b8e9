package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A substance's CAS Registry Number: two to seven digits, two digits and a check digit, as in 50-36-2 (cocaine). A wrong
 * check digit is kept and told apart: a label on a drum is evidence.
 */
public record CasNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{1,6}-[0-9]{2}-[0-9]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CasNumber {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("CAS number", value, "digits in the form 50-36-2, without leading zeros");
    }

    /** Whether, from the right after the check digit, the digits weighted 1, 2, 3 … sum to a number that ends in it. */
    public boolean checkDigitHolds() {
        int sum = 0;
        int weight = 0;
        for (int position = value.length() - 2; position >= 0; position--)
            if (value.charAt(position) != '-') sum += (value.charAt(position) - '0') * ++weight;
        return sum % 10 == value.charAt(value.length() - 1) - '0';
    }
}
