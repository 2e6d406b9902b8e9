package io.entente.kernel.vocabulary;

import java.time.LocalDate;

/** How long intelligence may be kept without a review and a validation: 28 CFR 23.20(h). */
public final class ReviewPeriod {
    public static final int MOST_YEARS = 5;

    private ReviewPeriod() {}

    /** @return the last day of the longest period that begins on a day */
    public static LocalDate from(LocalDate day) {
        return day.plusYears(MOST_YEARS);
    }
}
