package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A ship-owning or ship-managing company's number (IMO resolution MSC.160(78)): seven digits, the last a check digit.
 * A wrong one is kept and told apart: it was copied from papers that are evidence.
 */
public record ImoCompanyNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{7}");
    private static final int[] WEIGHTS = {8, 6, 4, 2, 9, 7};

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ImoCompanyNumber {
        if (!FORM.matcher(value).matches()) throw new MalformedValue("IMO company number", value, "seven digits");
    }

    /**
     * Whether the first six digits, weighted 8, 6, 4, 2, 9, 7, give the seventh: 11 less the remainder of their sum by
     * 11, of which the last digit counts. Remainders 0 and 10 both give 1, so that they can pass for each other.
     */
    public boolean checkDigitHolds() {
        int sum = 0;
        for (int position = 0; position < WEIGHTS.length; position++)
            sum += (value.charAt(position) - '0') * WEIGHTS[position];
        return (11 - sum % 11) % 10 == value.charAt(6) - '0';
    }
}
