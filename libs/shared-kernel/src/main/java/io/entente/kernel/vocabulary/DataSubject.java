package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** In what role a person appears in a record (Directive (EU) 2016/680 Art. 6). */
public enum DataSubject implements Coded {
    SUSPECT("suspect"),
    CONVICTED("convicted"),
    VICTIM("victim"),
    WITNESS("witness"),
    CONTACT("contact"),
    NONE("none");

    private static final CodeList<DataSubject> CODES = new CodeList<>("data-subject category", values());

    private final String code;

    DataSubject(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static DataSubject of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
