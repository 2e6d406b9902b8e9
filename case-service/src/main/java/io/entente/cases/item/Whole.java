package io.entente.cases.item;

import io.entente.kernel.vocabulary.MalformedValue;

import java.math.BigDecimal;

/** How many there are: a whole number from 0. */
public record Whole(Quantity value) {

    public Whole {
        if (value.value().scale() > 0)
            throw new MalformedValue("count", value.value().toString(), "a whole number from 0");
    }

    static Whole of(BigDecimal written) {
        return new Whole(new Quantity(written));
    }
}
