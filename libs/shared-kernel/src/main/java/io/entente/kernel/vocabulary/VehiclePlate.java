package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A road vehicle's registration as its plate shows it: capital letters of any script and digits in groups. Plates are
 * painted wrong in real life, and no two countries agree on a form.
 */
public record VehiclePlate(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("(?=.{2,15}$)[\\p{Lu}0-9]+([ -][\\p{Lu}0-9]+)*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VehiclePlate {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue(
                    "vehicle plate",
                    value,
                    "2 to 15 capital letters and digits, single spaces or hyphens between them");
    }
}
