package io.entente.gateway.disclosure;

import io.entente.gateway.clock.Answer;
import io.entente.kernel.vocabulary.DeclineReason;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A recipient's answer on record.
 *
 * @param response the answer's id
 * @param at when it was given first
 */
record GivenResponse(UUID response, Answer answer, Optional<DeclineReason> reason, Instant at) {
    /** Whether it says the same, whenever it was given. */
    boolean isAs(GivenResponse other) {
        return answer == other.answer && reason.equals(other.reason);
    }

    /** Later than those that were given before it, whichever was decided on first: their order says which holds. */
    GivenResponse after(List<GivenResponse> before) {
        Instant last = before.stream()
                .map(given -> given.at().plus(1, ChronoUnit.MICROS))
                .max(Comparator.naturalOrder())
                .filter(at::isBefore)
                .orElse(at);
        return new GivenResponse(response, answer, reason, last);
    }

    boolean says(Reply reply) {
        return answer == reply.answer() && reason.equals(reply.reason());
    }
}
