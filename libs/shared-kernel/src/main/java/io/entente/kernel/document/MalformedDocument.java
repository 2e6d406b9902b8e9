package io.entente.kernel.document;

/** A document that is refused. The message gives the place of the fault and what was expected there. */
public final class MalformedDocument extends IllegalArgumentException {
    private final String path;

    /** @param path JSONPath of the fault, such as {@code $.clauses[3].types[0]} */
    public MalformedDocument(String path, String expected) {
        super(path + ": expected " + expected);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
