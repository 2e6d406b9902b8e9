package io.entente.gateway.matrix;

import io.entente.policy.decision.Consent;

import java.util.List;
import java.util.Optional;

/**
 * A state that a record can be in.
 *
 * @param id as it is asked for, which need not be an id
 * @param sample empty where there is nothing, or nothing any more
 * @param consents that stand
 */
record Row(String state, String id, Optional<Sample> sample, List<Consent> consents) {
    @Override
    public String toString() {
        return state;
    }
}
