package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.OwnRows;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** How a version stands. */
@ApplicationScoped
class ReadVersion {
    private final Signatories signatories;

    ReadVersion(Signatories signatories) {
        this.signatories = signatories;
    }

    @WithTransaction
    @OwnRows
    Uni<VersionView> named(VersionKey key) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> signatories
                .version(transaction, key)
                .chain(version -> signatories.view(transaction, version)));
    }
}
