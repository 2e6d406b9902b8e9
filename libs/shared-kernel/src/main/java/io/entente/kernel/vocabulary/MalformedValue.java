package io.entente.kernel.vocabulary;

/**
 * A text that is not a value of its kind. The message says what was expected and never repeats the text, which may be
 * evidence or personal; who may show it asks {@link #value()}.
 */
public final class MalformedValue extends IllegalArgumentException {
    private final String what;
    private final String value;
    private final String expected;

    /**
     * @param what the kind of value, in the officer's words: "container number"
     * @param value the refused text
     * @param expected the form a right value has: "four letters and seven digits"
     */
    public MalformedValue(String what, String value, String expected) {
        super("Not a " + what + ": expected " + expected);
        this.what = what;
        this.value = value;
        this.expected = expected;
    }

    public String what() {
        return what;
    }

    /** The refused text: not for logs or URLs. */
    public String value() {
        return value;
    }

    public String expected() {
        return expected;
    }
}
