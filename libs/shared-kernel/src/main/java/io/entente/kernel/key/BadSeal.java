package io.entente.kernel.key;

/** A sealed message that this key cannot open. */
public final class BadSeal extends RuntimeException {
    BadSeal() {
        super("the seal cannot be opened with this service's key");
    }
}
