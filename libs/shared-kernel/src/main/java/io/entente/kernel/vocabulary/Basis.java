package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether something is known or judged: personal data based on facts is told apart from personal assessments (LED
 * 2016/680 Art. 7).
 */
public enum Basis implements Coded {
    FACT("fact"),
    ASSESSMENT("assessment");

    private static final CodeList<Basis> CODES = new CodeList<>("basis", values());

    private final String code;

    Basis(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Basis of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
