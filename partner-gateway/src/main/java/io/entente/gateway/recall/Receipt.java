package io.entente.gateway.recall;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a recipient said of one of its duties.
 *
 * @param evidence {@code signed} with the agency's own key, or an officer's {@code statement}, which proves nothing
 * @param forwardedTo for {@code forwarded}, to whom
 */
record Receipt(UUID receipt, Outcome outcome, String evidence, List<AgencyId> forwardedTo, Instant at) {
    static final String SIGNED = "signed";
    static final String STATEMENT = "statement";

    /** Whether nothing is added by it: a signature adds to a statement of the same. */
    boolean says(Said said) {
        return outcome == said.outcome()
                && forwardedTo.equals(said.forwardedTo())
                && (evidence.equals(SIGNED) || said.evidence().equals(STATEMENT));
    }
}
