package io.entente.cases.referral;

/** The referral is no longer as the officer expected it. */
public final class Stale extends RuntimeException {
    Stale() {
        super("it is no longer as expected");
    }
}
