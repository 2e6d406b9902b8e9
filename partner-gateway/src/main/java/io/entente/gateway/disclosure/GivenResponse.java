package io.entente.gateway.disclosure;

import io.entente.gateway.clock.Answer;
import io.entente.kernel.vocabulary.DeclineReason;

import java.time.Instant;
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

    boolean says(Reply reply) {
        return answer == reply.answer() && reason.equals(reply.reason());
    }
}
