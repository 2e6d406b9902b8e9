package io.entente.kernel.vocabulary;

/** How long intelligence may be kept without a review and a validation: 28 CFR 23.20(h). */
public final class ReviewPeriod {
    public static final int MOST_YEARS = 5;

    private ReviewPeriod() {}
}
