package io.entente.tlog.note;

/** Something is well-formed, and does not prove what it should. */
public final class NotVerified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what does not hold, in words for whoever verifies */
    public NotVerified(String what) {
        super(what);
    }
}
