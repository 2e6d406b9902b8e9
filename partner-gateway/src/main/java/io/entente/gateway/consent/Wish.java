package io.entente.gateway.consent;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.Sorted;
import io.entente.policy.decision.Consent;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/**
 * What is asked of an originator.
 *
 * @param recipient who may do it then: another agency for an onward transfer, the asker's own otherwise
 * @param conditions that the asker offers
 * @param until no longer than this
 * @param reason in the asker's words
 */
record Wish(
        Consent.Kind kind,
        AgencyId recipient,
        SortedSet<Purpose> purposes,
        List<String> conditions,
        Instant until,
        String reason) {
    Wish {
        purposes = Sorted.set(purposes);
        conditions = List.copyOf(conditions);
    }

    /** Never the words: they may be personal. */
    @Override
    public String toString() {
        return "Wish[" + kind.code() + " " + recipient + "]";
    }
}
