package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Clauses speak of these classes, never of fields: a new field is denied until someone classifies it. */
public enum FieldClass implements Coded {
    TYPE("type"),
    MARKING("marking"),
    REFERENCE("reference"),
    LOGISTICS("logistics"),
    SUBSTANCE("substance"),
    SEIZURE("seizure"),
    INCIDENT("incident"),
    IDENTITY("identity"),
    CONTACT("contact"),
    FINANCIAL("financial"),
    NARRATIVE("narrative"),
    SOURCE("source"),
    ATTACHMENT("attachment"),
    QUERY("query");

    private static final CodeList<FieldClass> CODES = new CodeList<>("field class", values());

    private final String code;

    FieldClass(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static FieldClass of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
