package io.entente.kernel.document;

/** A document that is refused. The message gives the place of the fault and what was expected there. */
public final class MalformedDocument extends IllegalArgumentException {
    private final String path;
    private final String where;
    private final String what;

    /** @param path JSONPath of the fault, such as {@code $.clauses[3].types[0]} */
    public MalformedDocument(String path, String expected) {
        this(path, expected, path, expected);
    }

    /**
     * For a message that repeats words of the document itself, such as the name of a property that nobody knows.
     *
     * @param where the path without them
     * @param what the expectation without them
     */
    MalformedDocument(String path, String expected, String where, String what) {
        super(path + ": expected " + expected);
        this.path = path;
        this.where = where;
        this.what = what;
    }

    public String path() {
        return path;
    }

    /** The place of the fault in our words alone, for an answer that may not repeat what was sent. */
    public String where() {
        return where;
    }

    /** What was expected there, in our words alone. */
    public String what() {
        return what;
    }
}
