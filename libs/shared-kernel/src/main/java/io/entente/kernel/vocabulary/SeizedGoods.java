package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What was seized. */
public enum SeizedGoods implements Coded {
    DRUGS("drugs"),
    PRECURSORS("precursors"),
    CASH("cash"),
    FIREARMS("firearms"),
    AMMUNITION("ammunition"),
    VEHICLE("vehicle"),
    VESSEL("vessel"),
    DOCUMENT("document"),
    DEVICE("device"),
    OTHER("other");

    private static final CodeList<SeizedGoods> CODES = new CodeList<>("kind of goods", values());

    private final String code;

    SeizedGoods(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static SeizedGoods of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
