package io.entente.gateway.agreement;

import io.entente.gateway.transaction.InTurn;
import io.entente.gateway.transaction.Transaction;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Takes signed versions in, all of them or none. What is taken in stays: what partners signed cannot change, so a version that
 * was taken in before with other bytes is refused. From the commit on every decision is made under what was taken.
 */
@ApplicationScoped
class TakeAgreements {
    private final Pool worker;
    private final Clock clock;

    TakeAgreements(@ReactiveDataSource("worker") Pool worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    /** Fails with {@link UnusableAgreement} if a version stands already with other bytes. */
    Uni<Void> take(List<AgreementFile> files) {
        return worker.withTransaction(connection -> {
            Transaction transaction = Transaction.in(connection);
            return InTurn.each(files, file -> put(transaction, file));
        });
    }

    private Uni<Void> put(Transaction transaction, AgreementFile file) {
        return transaction
                .change(
                        "insert into agreement_version (agreement, version, hash, document, taken_at, parties)"
                                + " values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
                        file.key().agreement(),
                        file.key().version(),
                        file.agreement().hash(),
                        file.bytes(),
                        clock.instant(),
                        String.join(",", file.parties()))
                .chain(added -> added == 1 ? requireFits(transaction, file) : requireSame(transaction, file))
                .chain(() -> sign(transaction, file));
    }

    private static Uni<Void> requireFits(Transaction transaction, AgreementFile file) {
        return Lineage.of(transaction, file.key())
                .invoke(lineage -> lineage.fault(file.parties()).ifPresent(expected -> {
                    throw new UnusableAgreement(file.path(), "it needs " + expected);
                }))
                .replaceWithVoid();
    }

    private Uni<Void> sign(Transaction transaction, AgreementFile file) {
        return InTurn.each(file.parties(), party -> sign(transaction, file, party));
    }

    /** A party that has signed already, here or through the API, has signed. */
    private Uni<Void> sign(Transaction transaction, AgreementFile file, String party) {
        return transaction
                .change(
                        "insert into agreement_signature (agreement, version, party, signature, signed_at)"
                                + " values ($1, $2, $3, $4, $5) on conflict do nothing",
                        file.key().agreement(),
                        file.key().version(),
                        party,
                        file.signatures().byParty().get(party),
                        clock.instant())
                .replaceWithVoid();
    }

    private static Uni<Void> requireSame(Transaction transaction, AgreementFile file) {
        return transaction
                .rows(
                        "select hash from agreement_version where agreement = $1 and version = $2",
                        file.agreement().id(),
                        file.agreement().version())
                .invoke(rows -> {
                    if (!rows.get(0).text("hash").equals(file.agreement().hash()))
                        throw new UnusableAgreement(
                                file.path(),
                                "version " + file.agreement().version() + " of "
                                        + file.agreement().id()
                                        + " was taken in before with other content; a change is a new version");
                })
                .replaceWithVoid();
    }
}
