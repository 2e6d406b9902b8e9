package io.entente.cases.referral;

import io.entente.kernel.vocabulary.MalformedValue;

/** Why a referral was recalled, or kept at its review, in the officer's words: 1 to 1,000 characters. Stays inside the agency. */
public record Reason(String value) {
    private static final int LONGEST = 1000;

    public Reason {
        if (value.isBlank() || value.length() > LONGEST || value.indexOf(0) >= 0)
            throw new MalformedValue("reason", value, "1 to 1,000 characters");
    }

    @Override
    public String toString() {
        return "Reason";
    }
}
