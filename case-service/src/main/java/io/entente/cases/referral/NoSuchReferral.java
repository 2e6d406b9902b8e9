package io.entente.cases.referral;

/** There is no such referral for this agency. Whether another agency has one is not told. */
public final class NoSuchReferral extends RuntimeException {
    NoSuchReferral() {
        super("no such referral");
    }
}
