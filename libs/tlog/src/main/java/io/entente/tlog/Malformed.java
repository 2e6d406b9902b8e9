package io.entente.tlog;

/** What was to be read is not in the one form that its specification allows. */
public final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param what is wrong, without repeating untrusted text */
    public Malformed(String what) {
        super(what);
    }
}
