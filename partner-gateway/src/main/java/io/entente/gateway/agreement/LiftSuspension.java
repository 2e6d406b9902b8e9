package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** The party that suspended a version lifts that. Where another party has suspended it too, it stays suspended. */
@ApplicationScoped
class LiftSuspension {
    private final Signatories signatories;
    private final Steps steps;

    LiftSuspension(Signatories signatories, Steps steps) {
        this.signatories = signatories;
        this.steps = steps;
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<VersionView> of(VersionKey key) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> signatories
                .version(transaction, key)
                .call(version -> lift(transaction, version))
                .chain(version -> signatories.done(transaction, "agreement.resumed", version)));
    }

    private Uni<Void> lift(Transaction transaction, Version version) {
        return steps.lift(transaction, version)
                .invoke(lifted -> {
                    if (!lifted) throw AgreementProblems.notSuspended();
                })
                .replaceWithVoid();
    }
}
