package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Issuers;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.time.Stopwatch;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Announces what decisions are made by, whenever that has changed, so that an owner's side can decide as this service
 * would before it releases. It compares rather than being told: what stands may change by a step of a signatory, by a
 * delivery, by another register or other issuers at a start. Numbers are given under a lock on one row, in the transaction
 * that reads what they stand for, so a higher number never says something older; they are not below the milliseconds of the
 * database's clock, one for all instances, so that those after a restored backup are not below those before it. Each start
 * tells every document again, for an owner's side that has lost its own.
 */
@ApplicationScoped
class AnnouncePolicy implements Round {
    private static final String LAST = """
            select number, hash, cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now
            from policy_announcement for update
            """;

    private final AgreementsTaken taken;
    private final SignedAgreements agreements;
    private final PartyRegister register;
    private final Issuers issuers;
    private final Outbox outbox;
    private final Pool worker;
    private final OwnWord own;

    /** @param patience for how long what another instance announced stands, though this one decides by something else */
    AnnouncePolicy(
            AgreementsTaken taken,
            SignedAgreements agreements,
            PartyRegister register,
            Issuers issuers,
            Outbox outbox,
            @ReactiveDataSource("worker") Pool worker,
            Stopwatch watch,
            @ConfigProperty(name = "entente.policy.patience", defaultValue = "30s") Duration patience) {
        this.taken = taken;
        this.agreements = agreements;
        this.register = register;
        this.issuers = issuers;
        this.outbox = outbox;
        this.worker = worker;
        this.own = new OwnWord(watch, patience);
    }

    @Override
    public String name() {
        return "announcing the policy";
    }

    @Override
    public Duration pause() {
        return Duration.ofMillis(500);
    }

    @Override
    public Uni<Void> run() {
        return taken.once()
                .chain(() -> worker.withTransaction(this::settle))
                .invoke(own::say)
                .replaceWithVoid();
    }

    private Uni<String> settle(SqlConnection connection) {
        Transaction transaction = Transaction.in(connection);
        return standing(transaction).chain(policy -> transaction
                .rows("select hash from policy_announcement")
                .map(rows -> rows.get(0).text("hash"))
                .chain(last -> own.stands(policy.hash(), last)
                        ? Uni.createFrom().item(policy.hash())
                        : underLock(connection, transaction)));
    }

    private Uni<StandingPolicy> standing(Transaction transaction) {
        return agreements.all(transaction).map(all -> StandingPolicy.of(all, register.hash(), issuers.issuers()));
    }

    /** What stands is read again: another instance may have announced something newer than what was read before. */
    private Uni<String> underLock(SqlConnection connection, Transaction transaction) {
        return transaction
                .rows(LAST)
                .map(rows -> rows.get(0))
                .call(() -> own.isSpoken() ? Uni.createFrom().voidItem() : UntoldDocuments.forget(transaction))
                .chain(last -> standing(transaction).chain(policy -> UntoldDocuments.of(transaction, policy)
                        .chain(untold -> announceIfNew(connection, last, policy, untold))));
    }

    /** @return what is settled now; nothing while documents are still to follow */
    private Uni<String> announceIfNew(
            SqlConnection connection, Row last, StandingPolicy policy, UntoldDocuments untold) {
        if (own.isSpoken() && untold.none() && last.text("hash").equals(policy.hash()))
            return Uni.createFrom().item(policy.hash());
        Transaction transaction = Transaction.in(connection);
        long number = Math.max(last.whole("number") + 1, last.whole("now"));
        return transaction
                .change("update policy_announcement set number = $1, hash = $2", number, policy.hash())
                .chain(() -> untold.tell(transaction))
                .chain(() -> outbox.send(
                        connection,
                        Address.POLICY_CHANGED,
                        "policy",
                        UUID.randomUUID(),
                        message(number, policy, untold)))
                .replaceWith(untold.more() ? "" : policy.hash());
    }

    private static ObjectNode message(long number, StandingPolicy policy, UntoldDocuments told) {
        ObjectNode message = policy.json().put("number", number);
        told.writeTo(message.putArray("documents"));
        return message;
    }
}
