package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** In what seized goods are counted that are not weighed. Mass is always told in grams, so that it adds up. */
public enum Unit implements Coded {
    PIECE("piece"),
    PACKAGE("package"),
    TABLET("tablet"),
    PLANT("plant"),
    BLOTTER("blotter"),
    LITRE("litre");

    private static final CodeList<Unit> CODES = new CodeList<>("unit", values());

    private final String code;

    Unit(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Unit of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
