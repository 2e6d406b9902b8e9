package io.entente.tlog.verify;

/** A log is not what was signed. */
final class BrokenLog extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param first the first entry that may be wrong
     * @param what is wrong with it
     */
    BrokenLog(long first, String what) {
        super("first bad index " + first + ": " + what);
    }
}
