package io.entente.policy.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * To whom the owner released a record.
 *
 * @param recalled whether the owner has taken it back
 * @param silent whether nothing was heard of the owner's service for so long that it may have taken it back
 * @param reviewBy the last day, in UTC, until which the owner found that it may be kept; empty for what needs no review
 */
public record Release(List<Recipient> recipients, boolean recalled, boolean silent, Optional<LocalDate> reviewBy) {
    public Release {
        recipients = List.copyOf(recipients);
    }

    /** By an owner that is heard of, of what needs no review. */
    public Release(List<Recipient> recipients, boolean recalled) {
        this(recipients, recalled, false, Optional.empty());
    }

    /** Released to these. */
    public static Release to(Recipient... recipients) {
        return new Release(List.of(recipients), false);
    }

    /** The same, to be reviewed by the end of a day. */
    public Release reviewedBy(LocalDate day) {
        return new Release(recipients, recalled, silent, Optional.of(day));
    }

    Release asHeardOf() {
        return new Release(recipients, recalled);
    }

    /** The first instant at which it is past its review. */
    Optional<Instant> lapses() {
        return reviewBy.map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
