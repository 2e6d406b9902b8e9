package io.entente.cases.thread;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entente.kernel.vocabulary.AgencyId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An answer that a partner owes.
 *
 * @param version in which the referral first asked it
 * @param agency who was asked
 * @param clause that sets the clock
 * @param source the rule from which the clause has it
 * @param startedAt when the partner's feed had the request
 * @param state overdue, open, suspended, answered or withdrawn
 * @param suspendedAt since when the partner wants to know more
 * @param overdueAt when the gateway gave notice that it had run out
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClockLine(
        UUID clock,
        String referral,
        int version,
        AgencyId agency,
        String urgency,
        String clause,
        String source,
        Instant startedAt,
        Instant dueAt,
        String state,
        @Schema(nullable = true) @Nullable Instant suspendedAt,
        @Schema(nullable = true) @Nullable Instant overdueAt,
        @Schema(nullable = true) @Nullable Instant answeredAt) {

    static ClockLine of(RunningClock clock, Instant now) {
        return new ClockLine(
                clock.id(),
                clock.referral().toString(),
                clock.version(),
                clock.recipient(),
                clock.urgency(),
                clock.clause(),
                clock.source(),
                clock.startedAt(),
                clock.dueAt(),
                ClockState.of(clock, now).code(),
                clock.suspendedAt().orElse(null),
                clock.overdueAt().orElse(null),
                clock.answeredAt().orElse(null));
    }
}
