package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What happened, as far as ports and the violence around them go. */
public enum IncidentKind implements Coded {
    SHOOTING("shooting"),
    STABBING("stabbing"),
    EXPLOSION("explosion"),
    ARSON("arson"),
    KIDNAPPING("kidnapping"),
    INTIMIDATION("intimidation"),
    INTRUSION("intrusion"),
    EXTRACTION_ATTEMPT("extraction-attempt"),
    SEIZURE_ATTEMPT("seizure-attempt"),
    THEFT("theft"),
    CORRUPTION("corruption"),
    ARREST("arrest"),
    ESCAPE("escape"),
    DISCOVERY("discovery"),
    OTHER("other");

    private static final CodeList<IncidentKind> CODES = new CodeList<>("kind of incident", values());

    private final String code;

    IncidentKind(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static IncidentKind of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
