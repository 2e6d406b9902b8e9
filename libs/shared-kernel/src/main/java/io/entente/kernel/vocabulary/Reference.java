package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What officers call a referral across the border: the agency and six random signs of Crockford's base 32, such as
 * {@code BE-FGP-7K3Q9M}. Random, so that it tells nothing of how many there are; running numbers stay inside the agency.
 */
public record Reference(@JsonValue String value) {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final Pattern FORM =
            Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,16}){1,3}-[" + SIGNS + "]{" + LENGTH + "}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reference {
        if (!FORM.matcher(value).matches())
            throw new MalformedValue("reference", value, "an agency in capitals, a hyphen and six letters or digits");
    }

    /** A new reference of the agency; uniqueness is the agency's to check. */
    public static Reference random(AgencyId agency, RandomGenerator random) {
        StringBuilder text = new StringBuilder(agency.value().toUpperCase(Locale.ROOT)).append('-');
        for (int i = 0; i < LENGTH; i++) text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        return new Reference(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
