package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Classification under EUCI and national rules, lowest first. There is nothing above RESTRICTED here, because the system is not accredited for more. */
public enum Classification implements Coded {
    UNCLASSIFIED("unclassified"),

    /** R-UE/EU-R; BE Beperkte Verspreiding / Diffusion Restreinte; US handled as CUI/LES. */
    RESTRICTED("restricted");

    private static final CodeList<Classification> CODES = new CodeList<>(
            "classification", values(), "unclassified or restricted; the system is not accredited for anything higher");

    /** Names of levels above RESTRICTED: of the EU, the US and the countries in reach, without accents and signs. */
    private static final Set<String> HIGHER = Set.of(
            "CONFIDENTIAL",
            "SECRET",
            "TOP SECRET",
            "COSMIC TOP SECRET",
            "NATO SECRET",
            "NATO CONFIDENTIAL",
            "C UE EU C",
            "S UE EU S",
            "TS UE EU TS",
            "CONFIDENTIEL UE EU CONFIDENTIAL",
            "SECRET UE EU SECRET",
            "TRES SECRET UE EU TOP SECRET",
            "EU CONFIDENTIAL",
            "EU SECRET",
            "EU TOP SECRET",
            "VERTROUWELIJK",
            "GEHEIM",
            "ZEER GEHEIM",
            "CONFIDENTIEL",
            "TRES SECRET",
            "STG CONFIDENTIEEL",
            "STG GEHEIM",
            "STG ZEER GEHEIM",
            "VS VERTRAULICH",
            "STRENG GEHEIM",
            "CONFIDENCIAL",
            "SECRETO");

    private final String code;

    Classification(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code; whoever names a higher level is told so */
    @JsonCreator
    public static Classification of(String code) {
        if (isHigher(code))
            throw new MalformedValue(
                    "classification",
                    code,
                    "nothing above RESTRICTED: the system is not accredited for anything higher, so take this to a system"
                            + " that is");
        return CODES.of(code);
    }

    private static boolean isHigher(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z]+", " ")
                .strip();
        return HIGHER.contains(plain);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
