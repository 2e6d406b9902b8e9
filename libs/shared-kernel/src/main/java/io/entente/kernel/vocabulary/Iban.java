package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/**
 * An international bank account number, ISO 13616: country, two check digits and 11 to 30 letters and digits. Spaces are
 * dropped, so that equal accounts are equal texts. A wrong check is kept and told apart: what stands in seized accounts
 * is evidence.
 */
public record Iban(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final int LONGEST_WRITTEN = 50;
    private static final int HEAD = 4;
    private static final int MODULUS = 97;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Iban {
        String written = value;
        value = value.replace(" ", "");
        if (written.length() > LONGEST_WRITTEN || !FORM.matcher(value).matches())
            throw new MalformedValue(
                    "IBAN", written, "two capital letters, two digits and 11 to 30 capital letters and digits");
    }

    /**
     * Whether the account, then country and check digits, with letters as 10 to 35, leave remainder 1 by 97 (ISO 7064
     * MOD 97-10). That rule makes check digits from 02 to 98 only; 00, 01 and 99 would pass for 97, 98 and 02.
     */
    public boolean checkDigitsHold() {
        int check = Integer.parseInt(value.substring(2, HEAD));
        if (check < 2 || check > 98) return false;
        int remainder = 0;
        String turned = value.substring(HEAD) + value.substring(0, HEAD);
        for (int position = 0; position < turned.length(); position++) {
            int worth = Character.digit(turned.charAt(position), 36);
            remainder = (remainder * (worth < 10 ? 10 : 100) + worth) % MODULUS;
        }
        return remainder == 1;
    }
}
