package io.entente.cases.referral;

/** The content is not one officer's to release, and this officer cannot be the second one. */
public final class SecondOfficerNeeded extends RuntimeException {
    SecondOfficerNeeded() {
        super("a second officer is needed");
    }
}
