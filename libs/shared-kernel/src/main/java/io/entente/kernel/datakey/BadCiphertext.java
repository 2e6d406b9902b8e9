package io.entente.kernel.datakey;

/** Something stored that this key does not open in this place: changed, moved, or closed with another key. */
public final class BadCiphertext extends RuntimeException {
    BadCiphertext(Place place) {
        super("what lies in " + place.column() + " cannot be opened");
    }
}
