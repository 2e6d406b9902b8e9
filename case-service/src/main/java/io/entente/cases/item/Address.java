package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Country;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody lives or an organisation has its seat.
 *
 * @param text street, number, postcode and town on one line, as they are written there
 */
public record Address(@Telling Line text, @Nullable Country country) {

    static Address read(Reading in) {
        return new Address(in.text("text", Line::new), in.optionalText("country", Country::new));
    }
}
