package io.entente.gateway.disclosure;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A recipient's answer on record.
 *
 * @param response the answer's id
 * @param at when it was given first
 */
public record GivenResponse(UUID response, Answer answer, Optional<DeclineReason> reason, Instant at) {
    boolean says(Reply reply) {
        return answer == reply.answer() && reason.equals(reply.reason());
    }
}
