package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.entente.policy.agreement.Agreement;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the last decisions of a side again as if a draft were in force. Nothing of the draft is kept but its hash. */
@ApplicationScoped
class ReplayUnderDraft {
    private final Caller caller;
    private final RecordedDecisions decisions;
    private final AuditTrail trail;

    ReplayUnderDraft(Caller caller, RecordedDecisions decisions, AuditTrail trail) {
        this.caller = caller;
        this.decisions = decisions;
        this.trail = trail;
    }

    /** @param last how many decisions at most */
    @WithTransaction
    @OwnRows
    @Once
    Uni<DraftReplay> of(Agreement draft, int last, String ground) {
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction -> decisions.last(transaction, last).chain(recorded -> decisions
                        .inputs(transaction, recorded)
                        .map(kept -> DraftReplay.of(recorded, kept::of, draft, caller.jurisdiction()))))
                .call(replay -> trail.record(Happening.of("agreement.replayed")
                        .outcome("disclosed")
                        .with(EventName.GROUND, ground)
                        .with(
                                EventName.CRITERIA,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("agreement", draft.id())
                                        .put("version", draft.version())
                                        .put("hash", draft.hash())
                                        .put("last", last))));
    }
}
