package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a recipient gets a record, loosest first; chosen by the owner for each recipient. */
public enum Mode implements Coded {
    /** Content, as the agreement allows. */
    FULL("full"),

    /** Only that something exists, whom to contact and how. */
    POINTER("pointer"),

    /** The recipient sees no sign of it; the owner is told of the query. */
    SILENT("silent");

    private static final CodeList<Mode> CODES = new CodeList<>("dissemination mode", values());

    private final String code;

    Mode(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Mode of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
