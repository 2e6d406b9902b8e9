package io.entente.gateway.clock;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Urgency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer that one agency owes another.
 *
 * @param owner who asked
 * @param recipient who was asked
 * @param clause that sets the clock, {@code be-eu/1/europol-requests}
 * @param source the rule from which the clause has it
 * @param startedAt when the recipient's feed had the request
 * @param state {@code open}, {@code overdue}, {@code suspended} while more information is wanted, {@code answered}, or
 *     {@code withdrawn} while the recipient cannot see what it was asked and owes nothing
 * @param remindedAt when the recipient's feed reminded it
 */
record AnswerDue(
        UUID clock,
        UUID record,
        AgencyId owner,
        AgencyId recipient,
        Urgency urgency,
        String clause,
        String source,
        Instant startedAt,
        Instant dueAt,
        String state,
        Optional<Instant> suspendedAt,
        Optional<Instant> remindedAt,
        Optional<Instant> answeredAt) {

    static AnswerDue of(OpenedClock clock, Instant now) {
        return new AnswerDue(
                clock.id(),
                clock.record().value(),
                clock.owner(),
                clock.recipient(),
                clock.urgency(),
                clock.clause(),
                clock.source(),
                clock.times().started(),
                clock.times().due(),
                clock.state(now),
                clock.times().suspended(),
                clock.times().reminded(),
                clock.times().answered());
    }
}
