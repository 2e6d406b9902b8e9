package io.entente.cases.item;

import io.entente.cases.form.Fault;

/**
 * A doubtful value that was kept.
 *
 * @param path where it stands in the content: {@code $.items[0].number}
 * @param code a stable code
 * @param text one sentence for the officer
 */
public record Warning(String path, String code, String text) {
    static Warning of(String path, Doubt doubt) {
        return new Warning(path, doubt.code(), doubt.text());
    }

    /** Of what was filed before there was the rule that it breaks. */
    public static Warning stricter(Fault fault) {
        return new Warning(
                fault.path(),
                "stricter-rule",
                "It is kept as it was filed. Filed or released today it would be refused: " + fault.expected() + ".");
    }
}
