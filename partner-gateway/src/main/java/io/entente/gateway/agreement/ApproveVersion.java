package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** One signatory's approval for its party. Whoever uploaded a draft may approve it; a second person is needed all the same. */
@ApplicationScoped
class ApproveVersion {
    private final Signatories signatories;
    private final Steps steps;

    ApproveVersion(Signatories signatories, Steps steps) {
        this.signatories = signatories;
        this.steps = steps;
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<VersionView> named(VersionKey key) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> signatories
                .version(transaction, key)
                .call(version -> approve(transaction, version))
                .chain(version -> signatories.done(transaction, "agreement.approved", version)));
    }

    private Uni<Void> approve(Transaction transaction, Version version) {
        if (version.signedByAll()) throw AgreementProblems.alreadySigned();
        return steps.approve(transaction, version)
                .invoke(fresh -> {
                    if (!fresh) throw AgreementProblems.alreadyApproved();
                })
                .replaceWithVoid();
    }
}
