package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.Urgency;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;

/**
 * How long a recipient has to answer a request, counted from receipt.
 *
 * @param within a {@link java.time.Duration} of hours or a {@link java.time.Period} of calendar days
 * @param source the rule it comes from; a clock without one does not exist
 */
public record ResponseClock(Urgency urgency, TemporalAmount within, String source) {
    /** The longest before it is due that its recipient is reminded. */
    private static final Duration EARLIEST_REMINDER = Duration.ofHours(24);

    /**
     * Calendar days end at the hour at which they began, in UTC: never later than a day that ends with its last hour.
     *
     * @param received when the recipient had the request
     */
    public Instant due(Instant received) {
        return received.atOffset(ZoneOffset.UTC).plus(within).toInstant();
    }

    /** When its recipient is reminded: a quarter of the time before it is due, at most a day. */
    public Instant remind(Instant received) {
        Instant due = due(received);
        Duration before = Duration.between(received, due).dividedBy(4);
        return due.minus(before.compareTo(EARLIEST_REMINDER) < 0 ? before : EARLIEST_REMINDER);
    }
}
