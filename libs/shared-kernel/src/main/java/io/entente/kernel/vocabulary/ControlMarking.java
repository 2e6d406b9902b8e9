package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** United States control markings, carried as data and obeyed whatever an agreement says. REL TO is a list of its own. */
public enum ControlMarking implements Coded {
    /** Only the originator says who may have it (ORCON). */
    ORIGINATOR_CONTROLLED("OC"),

    /** No recipient outside the United States, whatever an agreement says. */
    NOFORN("NOFORN"),

    /** Law enforcement sensitive. */
    LAW_ENFORCEMENT_SENSITIVE("LES"),

    /** DEA sensitive. */
    DEA_SENSITIVE("DSEN");

    private static final CodeList<ControlMarking> CODES = new CodeList<>("control marking", values());

    private final String code;

    ControlMarking(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static ControlMarking of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
