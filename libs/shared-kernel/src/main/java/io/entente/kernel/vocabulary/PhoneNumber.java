package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/** A telephone number in international form (ITU-T E.164). Spaces are dropped, so that equal numbers are equal texts. */
public record PhoneNumber(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{4,14}");
    private static final int LONGEST_WRITTEN = 40;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumber {
        String written = value;
        value = value.replace(" ", "");
        if (written.length() > LONGEST_WRITTEN || !FORM.matcher(value).matches())
            throw new MalformedValue("telephone number", written, "a plus sign and 5 to 15 digits");
    }
}
