package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/** A container's size and type code, ISO 6346: {@code 45R1} is a refrigerated container of 40 feet, high cube. */
public record ContainerType(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[1-9A-Z][0-9A-Z][A-Z][0-9A-Z]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContainerType {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("container type", value, "four capital letters and digits such as 22G1");
    }
}
