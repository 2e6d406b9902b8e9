package io.entente.cases.referral;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a review found.
 *
 * @param reviewBy the day by which it is reviewed again, in UTC; for what is kept, and for nothing else
 */
public record Verdict(ReviewOutcome outcome, Optional<LocalDate> reviewBy) {
    public Verdict {
        if ((outcome == ReviewOutcome.KEPT) != reviewBy.isPresent())
            throw new IllegalArgumentException("what is kept is reviewed again, and nothing else is");
    }

    /** @return the last day on which partners may be shown it, if it is reviewed on this one */
    public LocalDate shownUntil(LocalDate on) {
        return reviewBy.orElseGet(() -> on.minusDays(1));
    }
}
