package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * A radio call sign (ITU Radio Regulations, Art. 19): three to seven capital letters and digits, at least one of them
 * a letter.
 */
public record CallSign(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("(?=.*[A-Z])[A-Z0-9]{3,7}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CallSign {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("call sign", value, "three to seven capital letters and digits");
    }
}
