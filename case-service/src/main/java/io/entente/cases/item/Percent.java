package io.entente.cases.item;

import io.entente.kernel.vocabulary.MalformedValue;

import java.math.BigDecimal;

/** A share in percent, from 0 to 100. */
public record Percent(Quantity value) {
    private static final long WHOLE = 100;

    public Percent {
        if (value.exceeds(WHOLE))
            throw new MalformedValue("percentage", value.value().toString(), "a number from 0 to 100");
    }

    static Percent of(BigDecimal written) {
        return new Percent(new Quantity(written));
    }
}
