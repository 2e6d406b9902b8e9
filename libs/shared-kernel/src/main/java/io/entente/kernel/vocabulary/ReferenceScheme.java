package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whose number an external reference is. */
public enum ReferenceScheme implements Coded {
    /** A message number of the Secure Information Exchange Network Application, Europol. */
    SIENA("siena"),
    INTERPOL_NOTICE("interpol-notice"),
    /** A case number of an agency or court of the United States. */
    US_CASE("us-case"),
    /** A request for mutual legal assistance, between central authorities. */
    MLAT("mlat"),
    OTHER("other");

    private static final CodeList<ReferenceScheme> CODES = new CodeList<>("reference scheme", values());

    private final String code;

    ReferenceScheme(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static ReferenceScheme of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
