package io.entente.gateway.recall;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;

import java.util.List;
import java.util.Optional;

/**
 * What a recipient says now.
 *
 * @param proof the compact JWS that says it; empty for an officer's statement
 */
record Said(Outcome outcome, List<AgencyId> forwardedTo, Optional<String> proof) {
    Said {
        forwardedTo = forwardedTo.stream().distinct().sorted().toList();
    }

    String evidence() {
        return proof.isPresent() ? Receipt.SIGNED : Receipt.STATEMENT;
    }
}
