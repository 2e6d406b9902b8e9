package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

/** One line of text: 1 to 200 characters, no control characters, no space at either end. */
public record Line(@JsonValue String value) {
    static final int LONGEST = 200;

    public Line {
        if (value.length() > LONGEST || !value.equals(value.strip()) || value.isEmpty() || hasControl(value))
            throw new MalformedValue(
                    "line of text", value, "1 to " + LONGEST + " characters on one line, no space at either end");
    }

    private static boolean hasControl(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }
}
