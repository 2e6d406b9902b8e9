package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in the form that mail systems use (RFC 5321, without quoted local parts and address literals). The
 * domain is put in small letters, so that equal addresses are equal texts; the part before the at sign is kept.
 */
public record EmailAddress(@JsonValue String value) {
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@" + LABEL + "(\\." + LABEL + ")+");
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (value.length() > LONGEST
                || at > LONGEST_LOCAL_PART
                || !FORM.matcher(value).matches())
            throw new MalformedValue("e-mail address", value, "a name, an at sign and a domain");
        value = value.substring(0, at) + value.substring(at).toLowerCase(Locale.ROOT);
    }
}
