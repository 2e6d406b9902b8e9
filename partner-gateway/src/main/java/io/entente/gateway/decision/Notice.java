package io.entente.gateway.decision;

import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.Mode;

/** What an asker wants the originator of a record told of its query, so far as a clause permits it to be told at all. */
public enum Notice implements Coded {
    /** That its agency asked, and whom to contact there. */
    CONTACT("contact", Mode.POINTER),
    /** Purpose, justification and the officer's pseudonym too. */
    FULL("full", Mode.FULL),
    /** Nothing, where a clause lets it; elsewhere this is {@link #CONTACT}. */
    NONE("none", Mode.SILENT);

    private static final CodeList<Notice> CODES = new CodeList<>("notice", values());

    private final String code;
    private final Mode mode;

    Notice(String code, Mode mode) {
        this.code = code;
        this.mode = mode;
    }

    /** @throws io.entente.kernel.vocabulary.MalformedValue when it is none of the codes */
    public static Notice of(String code) {
        return CODES.of(code);
    }

    @Override
    public String code() {
        return code;
    }

    /** How the asker names the originator as a recipient of its query. */
    Mode mode() {
        return mode;
    }
}
