package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What sort of document tells who somebody is. */
public enum DocumentKind implements Coded {
    PASSPORT("passport"),
    IDENTITY_CARD("identity-card"),
    DRIVING_LICENCE("driving-licence"),
    RESIDENCE_PERMIT("residence-permit"),
    SEAFARER_BOOK("seafarer-book"),
    PORT_PASS("port-pass"),
    OTHER("other");

    private static final CodeList<DocumentKind> CODES = new CodeList<>("kind of document", values());

    private final String code;

    DocumentKind(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static DocumentKind of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
