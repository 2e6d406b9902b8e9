package io.entente.gateway.feed;

import io.entente.gateway.agreement.AgreementsTaken;
import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Issuers;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.work.Round;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Policy;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queues every feed when the ground of all decisions changes: the agreements that stand (a signature or a
 * suspension changes them), the party register, who speaks for whom, the policy.
 * It compares what is committed with what the feeds were last queued for. So a version that commits while records come in
 * misses none of them, and neither does a register that was changed while the service was down. What was suspended and
 * resumed between two looks is the same as before, but a feed that was evaluated meanwhile is not: so it counts how often
 * that happened, too.
 */
@ApplicationScoped
class FollowGrounds implements Round {
    private final Pool worker;
    private final SignedAgreements agreements;
    private final AgreementsTaken taken;
    private final PartyRegister register;
    private final Issuers issuers;
    private final FeedJobs jobs;
    private final Duration pause;
    private volatile String known = "";

    FollowGrounds(
            @ReactiveDataSource("worker") Pool worker,
            SignedAgreements agreements,
            AgreementsTaken taken,
            PartyRegister register,
            Issuers issuers,
            FeedJobs jobs,
            @ConfigProperty(name = "entente.feed.pause") Duration pause) {
        this.worker = worker;
        this.agreements = agreements;
        this.taken = taken;
        this.register = register;
        this.issuers = issuers;
        this.jobs = jobs;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "queueing feeds for new agreements";
    }

    @Override
    public Duration pause() {
        return pause;
    }

    /** This instance's own memory first: two with different registers, during an update, shall not take turns for ever. */
    @Override
    public Uni<Void> run() {
        return taken.once()
                .chain(() -> worker.withTransaction(connection -> {
                    Transaction transaction = Transaction.in(connection);
                    return agreements
                            .all(transaction)
                            .chain(all -> agreements.turns(transaction).map(turns -> hash(all, turns)))
                            .call(hash ->
                                    hash.equals(known) ? Uni.createFrom().voidItem() : queueIfNew(transaction, hash));
                }))
                .invoke(hash -> known = hash)
                .replaceWithVoid();
    }

    private Uni<Void> queueIfNew(Transaction transaction, String hash) {
        return transaction
                .rows("select hash from feed_ground for update")
                .map(rows -> rows.stream().map((Row row) -> row.text("hash")).toList())
                .chain(before -> before.equals(List.of(hash))
                        ? Uni.createFrom().voidItem()
                        : jobs.queueAll(transaction)
                                .chain(() -> transaction.change(
                                        "insert into feed_ground (hash) values ($1)"
                                                + " on conflict (only_row) do update set hash = excluded.hash",
                                        hash))
                                .replaceWithVoid());
    }

    private String hash(Agreements all, long turns) {
        String text = Stream.concat(
                        Stream.of(
                                Policy.VERSION,
                                register.hash(),
                                new TreeMap<>(issuers.issuers()).toString(),
                                Long.toString(turns)),
                        all.all().stream().map(Agreement::hash))
                .collect(Collectors.joining("\n"));
        return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
