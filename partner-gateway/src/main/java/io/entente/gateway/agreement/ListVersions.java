package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.api.Page;
import io.entente.kernel.caller.OwnRows;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A page of the versions to which the caller's party is one, by their keys. */
@ApplicationScoped
class ListVersions {
    private final Versions versions;
    private final Signatories signatories;

    ListVersions(Versions versions, Signatories signatories) {
        this.versions = versions;
        this.signatories = signatories;
    }

    @WithTransaction
    @OwnRows
    Uni<VersionPage> after(Optional<VersionKey> after, int limit) {
        return Panache.getSession().map(Transaction::in).chain(transaction -> versions.after(
                        transaction, after, limit + 1)
                .map(found -> Page.of(found, limit, Version::key))
                .chain(page -> signatories
                        .views(transaction, page.entries())
                        .map(views -> new VersionPage(
                                views, page.next().map(VersionKey::toString).orElse(null)))));
    }
}
