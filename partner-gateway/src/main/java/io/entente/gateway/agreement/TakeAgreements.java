package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Takes in, at start, the versions that stand in the directory {@code entente.agreements}. What is taken in stays: a
 * version that was taken in before with other bytes stops the service, since what partners signed cannot change.
 */
@ApplicationScoped
class TakeAgreements {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool worker;
    private final AgreementListener listener;
    private final Path directory;
    private final Clock clock;

    TakeAgreements(
            @ReactiveDataSource("worker") Pool worker,
            AgreementListener listener,
            @ConfigProperty(name = "entente.agreements") Path directory,
            Clock clock) {
        this.worker = worker;
        this.listener = listener;
        this.directory = directory;
        this.clock = clock;
    }

    /** Before messages arrive and requests are served (a lower number runs earlier), and on the starting thread: waits. */
    void atStart(@Observes @Priority(10) StartupEvent start) {
        take(AgreementFile.in(directory)).await().atMost(PATIENCE);
    }

    /** @throws UnusableAgreement if a version stands already with other bytes */
    Uni<Void> take(List<AgreementFile> files) {
        return worker.withTransaction(connection -> {
            Transaction transaction = Transaction.in(connection);
            Uni<Integer> added = Uni.createFrom().item(0);
            for (AgreementFile file : files)
                added = added.chain(before -> put(transaction, file).map(more -> before + more));
            return added.chain(count -> count == 0 ? Uni.createFrom().voidItem() : listener.taken(transaction));
        });
    }

    private Uni<Integer> put(Transaction transaction, AgreementFile file) {
        return transaction
                .change(
                        "insert into agreement_version (agreement, version, hash, document, taken_at)"
                                + " values ($1, $2, $3, $4, $5) on conflict do nothing",
                        file.agreement().id(),
                        file.agreement().version(),
                        file.agreement().hash(),
                        file.bytes(),
                        clock.instant())
                .call(added -> added == 1 ? Uni.createFrom().voidItem() : requireSame(transaction, file));
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
