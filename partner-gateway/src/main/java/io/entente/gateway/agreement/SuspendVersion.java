package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Any party stops an agreement at once, by itself: this version and those below it, so that no older one comes back in
 * its place. The next decision is made without it. Suspending twice changes nothing.
 */
@ApplicationScoped
class SuspendVersion {
    private final Signatories signatories;
    private final Steps steps;

    SuspendVersion(Signatories signatories, Steps steps) {
        this.signatories = signatories;
        this.steps = steps;
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<VersionView> named(VersionKey key) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> signatories
                .version(transaction, key)
                .call(version -> suspend(transaction, version))
                .chain(version -> signatories.done(transaction, "agreement.suspended", version)));
    }

    private Uni<?> suspend(Transaction transaction, Version version) {
        if (!version.signedByAll()) throw AgreementProblems.notSigned();
        return version.ownStanding().suspended() ? Uni.createFrom().voidItem() : steps.suspend(transaction, version);
    }
}
