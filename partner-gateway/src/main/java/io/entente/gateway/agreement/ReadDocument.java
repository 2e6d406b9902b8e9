package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.OwnRows;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** A version's bytes as they were uploaded: what its parties sign. Whoever signs reads all of it, its parties included. */
@ApplicationScoped
class ReadDocument {
    private final Signatories signatories;
    private final Versions versions;

    ReadDocument(Signatories signatories, Versions versions) {
        this.signatories = signatories;
        this.versions = versions;
    }

    @WithTransaction
    @OwnRows
    Uni<byte[]> of(VersionKey key) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> signatories
                .version(transaction, key)
                .chain(version -> versions.document(transaction, version.key())));
    }
}
