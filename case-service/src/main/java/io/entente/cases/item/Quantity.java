package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

import java.math.BigDecimal;

/**
 * An exact decimal number from 0 to below 10^15, of at most 15 significant digits and 9 places. Within these bounds
 * every number survives the canonical form of JSON numbers (RFC 8785 writes them as IEEE 754 doubles, which keep 15
 * digits exactly), so what was filed is what is signed and shown. Equal numbers are equal values: 1.50 is 1.5.
 */
public record Quantity(@JsonValue BigDecimal value) {
    private static final int DIGITS = 15;
    private static final int PLACES = 9;

    public Quantity {
        value = canonical(value);
    }

    public static Quantity of(long whole) {
        return new Quantity(BigDecimal.valueOf(whole));
    }

    boolean exceeds(long bound) {
        return value.compareTo(BigDecimal.valueOf(bound)) > 0;
    }

    private static BigDecimal canonical(BigDecimal written) {
        BigDecimal shortest = written.stripTrailingZeros();
        // The magnitude is judged before the scale is touched: 1e999999999 must not be written out.
        long magnitude = (long) shortest.precision() - shortest.scale();
        if (shortest.signum() < 0 || shortest.precision() > DIGITS || shortest.scale() > PLACES || magnitude > DIGITS)
            throw new MalformedValue(
                    "quantity", written.toString(), "a number from 0, at most 15 digits and 9 decimal places");
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
