package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Announces what decisions are made by, whenever that has changed, so that an owner's side can decide as this service
 * would before it releases. It compares rather than being told: what stands may change by a step of a signatory, by a
 * delivery, by another register or other issuers at a start. Numbers are given under a lock on one row, in the transaction
 * that reads what they stand for, so a higher number never says something older; they are not below the clock's
 * milliseconds, so that those after a restored backup are not below those before it. Each start tells every document
 * again, for an owner's side that has lost its own.
 */
@ApplicationScoped
class AnnouncePolicy implements Round {
    /** Messages have a bound; what does not fit follows at once under the next number. */
    private static final int MOST_CHARACTERS = 1_500_000;

    private static final String UNTOLD = """
            select v.hash, v.document from agreement_version v
            where v.hash = any (string_to_array(cast($1 as varchar), ','))
              and not exists (select from policy_document_told told where told.hash = v.hash)
            order by v.agreement, v.version
            """;

    private final AgreementsTaken taken;
    private final SignedAgreements agreements;
    private final PartyRegister register;
    private final Issuers issuers;
    private final Outbox outbox;
    private final Pool worker;
    private final Clock clock;
    private final Stopwatch watch;
    private final Duration patience;
    private volatile boolean started;
    private volatile String known = "";
    /** By the stopwatch, which nobody sets back. */
    private volatile @Nullable Long contradicted;

    /** @param patience for how long what another instance announced stands, though this one decides by something else */
    AnnouncePolicy(
            AgreementsTaken taken,
            SignedAgreements agreements,
            PartyRegister register,
            Issuers issuers,
            Outbox outbox,
            @ReactiveDataSource("worker") Pool worker,
            Clock clock,
            Stopwatch watch,
            @ConfigProperty(name = "entente.policy.patience", defaultValue = "30s") Duration patience) {
        this.taken = taken;
        this.agreements = agreements;
        this.register = register;
        this.issuers = issuers;
        this.outbox = outbox;
        this.worker = worker;
        this.clock = clock;
        this.watch = watch;
        this.patience = patience;
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
                .invoke(hash -> {
                    known = hash;
                    started = true;
                })
                .replaceWithVoid();
    }

    private Uni<String> settle(SqlConnection connection) {
        Transaction transaction = Transaction.in(connection);
        return standing(transaction).chain(policy -> transaction
                .rows("select hash from policy_announcement")
                .map(rows -> rows.get(0).text("hash"))
                .chain(last -> isSettled(policy.hash(), last)
                        ? Uni.createFrom().item(policy.hash())
                        : underLock(connection, transaction)));
    }

    /**
     * What was announced last may be another instance's word, which runs with another register during an update: the two
     * shall not take turns all the time, and the one that stays shall have the last word.
     */
    private boolean isSettled(String hash, String last) {
        boolean said = started && hash.equals(known);
        if (!said || hash.equals(last)) {
            contradicted = null;
            return said;
        }
        long now = watch.nanos();
        Long since = contradicted;
        boolean patient = now - (since == null ? now : since) < patience.toNanos();
        if (!patient) contradicted = null;
        else if (since == null) contradicted = now;
        return patient;
    }

    private Uni<StandingPolicy> standing(Transaction transaction) {
        return agreements.all(transaction).map(all -> StandingPolicy.of(all, register.hash(), issuers.issuers()));
    }

    /** What stands is read again: another instance may have announced something newer than what was read before. */
    private Uni<String> underLock(SqlConnection connection, Transaction transaction) {
        return transaction
                .rows("select number, hash from policy_announcement for update")
                .map(rows -> rows.get(0))
                .call(() -> started
                        ? Uni.createFrom().voidItem()
                        : transaction.change("delete from policy_document_told").replaceWithVoid())
                .chain(last -> standing(transaction).chain(policy -> transaction
                        .rows(UNTOLD, String.join(",", policy.standing()))
                        .chain(untold -> announceIfNew(connection, last, policy, untold))));
    }

    /** @return what is settled now; nothing while documents are still to follow */
    private Uni<String> announceIfNew(SqlConnection connection, Row last, StandingPolicy policy, List<Row> untold) {
        if (started && untold.isEmpty() && last.text("hash").equals(policy.hash()))
            return Uni.createFrom().item(policy.hash());
        List<Row> told = fitting(untold);
        Transaction transaction = Transaction.in(connection);
        long number = Math.max(last.whole("number") + 1, clock.millis());
        return transaction
                .change("update policy_announcement set number = $1, hash = $2", number, policy.hash())
                .chain(() -> remember(transaction, told))
                .chain(() -> outbox.send(
                        connection, Address.POLICY_CHANGED, "policy", UUID.randomUUID(), message(number, policy, told)))
                .replaceWith(told.size() == untold.size() ? policy.hash() : "");
    }

    private static Uni<Void> remember(Transaction transaction, List<Row> told) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Row document : told)
            done = done.chain(() -> transaction
                    .change("insert into policy_document_told (hash) values ($1)", document.text("hash"))
                    .replaceWithVoid());
        return done;
    }

    private static List<Row> fitting(List<Row> untold) {
        List<Row> fitting = new ArrayList<>();
        int characters = 0;
        for (Row document : untold) {
            characters += document.bytes("document").length;
            if (characters > MOST_CHARACTERS && !fitting.isEmpty()) break;
            fitting.add(document);
        }
        return fitting;
    }

    private static ObjectNode message(long number, StandingPolicy policy, List<Row> told) {
        ObjectNode message = policy.json().put("number", number);
        ArrayNode documents = message.putArray("documents");
        told.forEach(document -> documents
                .addObject()
                .put("hash", document.text("hash"))
                .put("text", new String(document.bytes("document"), StandardCharsets.UTF_8)));
        return message;
    }
}
