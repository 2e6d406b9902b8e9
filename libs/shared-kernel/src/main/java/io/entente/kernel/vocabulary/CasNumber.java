package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A substance's CAS Registry Number: two to seven digits, two digits and a check digit, as in 50-36-2 (cocaine). Nobody
 * paints it on a wall, so a wrong check digit is a typing error and refused.
 */
public record CasNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{1,6}-[0-9]{2}-[0-9]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CasNumber {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("CAS number", value, "digits in the form 50-36-2, without leading zeros");
        if (!checkDigitHolds(value)) throw new MalformedValue("CAS number", value, "a check digit that holds");
    }

    /** From the right, after the check digit, the digits weighted 1, 2, 3 … sum to a number that ends in it. */
    private static boolean checkDigitHolds(String value) {
        int sum = 0;
        int weight = 0;
        for (int position = value.length() - 2; position >= 0; position--)
            if (value.charAt(position) != '-') sum += (value.charAt(position) - '0') * ++weight;
        return sum % 10 == value.charAt(value.length() - 1) - '0';
    }
}
