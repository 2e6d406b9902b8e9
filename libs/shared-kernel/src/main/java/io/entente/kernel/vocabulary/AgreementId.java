package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/** The id that all versions of an agreement share, such as {@code us-be}; also what its circle goes by. */
public record AgreementId(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgreementId {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue(
                    "agreement id", value, "small letters and digits, with hyphens between, at most 64");
    }

    @Override
    public String toString() {
        return value;
    }
}
