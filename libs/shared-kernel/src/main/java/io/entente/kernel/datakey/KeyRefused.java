package io.entente.kernel.datakey;

/** A data key cannot be wrapped or unwrapped, however often one asks. The message says why, never the key. */
public final class KeyRefused extends RuntimeException {
    public KeyRefused(String why) {
        super("a data key is refused: " + why);
    }
}
