package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.agreement.Participant;

import java.time.Instant;

/**
 * Who asks, for what and when.
 *
 * @param at the instant that every date is measured against
 * @param onBehalfOf whether a system asks for an officer whom it names
 */
public record Request(Participant asker, Purpose purpose, Instant at, boolean onBehalfOf, Asked asked) {
    /** A pull of a record. */
    public static Request record(Participant asker, Purpose purpose, Instant at) {
        return new Request(asker, purpose, at, false, Asked.RECORD);
    }

    Request forPurpose(Purpose other) {
        return new Request(asker, other, at, onBehalfOf, asked);
    }
}
