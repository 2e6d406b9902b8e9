package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.CurrencyCode;

/** Money in notes and coins, in one currency. */
public record Cash(Quantity amount, CurrencyCode currency) {

    static Cash read(Reading in) {
        return new Cash(in.number("amount", Quantity::new), in.text("currency", CurrencyCode::new));
    }
}
