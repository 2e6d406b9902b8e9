package io.entente.cases.referral;

/** The officer may read the referral, but it is in other hands. */
public final class NotYours extends RuntimeException {
    NotYours() {
        super("it is in other hands");
    }
}
