package io.entente.kernel.key;

/** Something signed that does not verify, or was not signed by whom it should be. */
public final class BadSignature extends RuntimeException {
    public BadSignature(String why) {
        super("signature refused: " + why);
    }
}
