package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

import java.util.regex.Pattern;

/** A telephone number in international form (ITU-T E.164). Spaces are dropped, so that equal numbers are equal texts. */
public record PhoneNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{4,14}");

    public PhoneNumber {
        String written = value;
        value = value.replace(" ", "");
        if (written.length() > 40 || !FORM.matcher(value).matches())
            throw new MalformedValue("telephone number", written, "a plus sign and 5 to 15 digits");
    }
}
