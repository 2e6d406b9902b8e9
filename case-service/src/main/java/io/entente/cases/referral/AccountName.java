package io.entente.cases.referral;

import io.entente.kernel.vocabulary.MalformedValue;

import java.util.regex.Pattern;

/** An officer's account name as the agency's issuer gives it: 1 to 255 characters, none of them a space. Personal. */
public record AccountName(String value) {
    private static final Pattern FORM = Pattern.compile("[^\\s\\p{Cntrl}]{1,255}");

    public AccountName {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("account name", value, "1 to 255 characters without spaces");
    }

    @Override
    public String toString() {
        return "AccountName";
    }
}
