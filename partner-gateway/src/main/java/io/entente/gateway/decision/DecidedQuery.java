package io.entente.gateway.decision;

import io.entente.kernel.party.Agency;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.decision.Decision;

import java.util.List;
import java.util.UUID;

/**
 * What the originator of a record is told of a query about it, on record.
 *
 * @param id of the notice, and of its disclosure
 */
public record DecidedQuery(UUID id, RecordId record, Agency asker, Agency originator, Decision decision) {

    /** Whether a clause lets the originator know that there was a query. */
    public boolean tells() {
        return decision.fold(disclose -> true, point -> true, withhold -> false);
    }

    /** Whether it may know purpose, justification and officer too. */
    public boolean tellsAll() {
        return decision.fold(disclose -> true, point -> false, withhold -> false);
    }

    public List<String> clauses() {
        return decision.clauses().stream().map(ClauseRef::toString).toList();
    }
}
