package io.entente.cases.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** How often a referral was reviewed. By when it is to be reviewed again, the version in force says. */
@Embeddable
class Upkeep {
    @Column(nullable = false)
    private int reviews;

    /** Number of the review to come. */
    int next() {
        return reviews + 1;
    }

    void reviewed(Version inForce, LocalDate dueBy) {
        inForce.dueBy(dueBy);
        reviews = next();
    }
}
