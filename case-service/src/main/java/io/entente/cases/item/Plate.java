package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.VehiclePlate;
import org.jspecify.annotations.Nullable;

/** A road vehicle's plate, and the country it claims to be of. */
public record Plate(@Telling VehiclePlate number, @Nullable Country country) {

    static Plate read(Reading in) {
        return new Plate(in.text("number", VehiclePlate::new), in.optionalText("country", Country::new));
    }
}
