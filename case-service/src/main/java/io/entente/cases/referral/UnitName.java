package io.entente.cases.referral;

import io.entente.kernel.vocabulary.MalformedValue;

import java.util.regex.Pattern;

/** A unit of an agency, as its issuer names it in tokens: 1 to 64 characters. */
public record UnitName(String value) {
    private static final Pattern FORM = Pattern.compile("[^\\p{Cntrl}]{1,64}");

    public UnitName {
        if (value.isBlank() || !FORM.matcher(value).matches())
            throw new MalformedValue("unit", value, "1 to 64 characters");
    }
}
