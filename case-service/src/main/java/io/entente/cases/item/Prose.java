package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

/** Free text of 1 to 20,000 characters; line ends and tabs are its only control characters. */
public record Prose(@JsonValue String value) {
    static final int LONGEST = 20_000;

    public Prose {
        if (value.isBlank() || value.length() > LONGEST || value.codePoints().anyMatch(Prose::refused))
            throw new MalformedValue(
                    "text", value, "1 to 20,000 characters, with line ends and tabs as the only control characters");
    }

    private static boolean refused(int sign) {
        return Character.isISOControl(sign) && sign != '\n' && sign != '\r' && sign != '\t';
    }
}
