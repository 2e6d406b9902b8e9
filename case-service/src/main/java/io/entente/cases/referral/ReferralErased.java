package io.entente.cases.referral;

/** What the referral said was erased, and nobody can read or change it any more. */
public final class ReferralErased extends RuntimeException {
    public ReferralErased() {
        super("the referral was erased");
    }
}
