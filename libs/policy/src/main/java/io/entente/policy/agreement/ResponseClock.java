package io.entente.policy.agreement;

import java.time.temporal.TemporalAmount;

/**
 * How long a recipient has to answer a request, counted from receipt.
 *
 * @param within a {@link java.time.Duration} of hours or a {@link java.time.Period} of calendar days
 * @param source the rule it comes from; a clock without one does not exist
 */
public record ResponseClock(Urgency urgency, TemporalAmount within, String source) {}
