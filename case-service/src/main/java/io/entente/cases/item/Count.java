package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Unit;

/** How much of something there is that is not weighed. */
public record Count(Quantity amount, Unit unit) {

    static Count read(Reading in) {
        return new Count(in.number("amount", Quantity::new), in.text("unit", Unit::of));
    }
}
