package io.entente.gateway.notice;

import io.entente.gateway.decision.Decided;
import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.Notice;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.datakey.OwnKey;
import io.entente.kernel.datakey.Place;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Leaves every request for a record to the worker, which tells owners. One that found and one that missed leave the same. */
@ApplicationScoped
public class Queries {
    private final Caller caller;
    private final OwnKey ownKey;

    Queries(Caller caller, OwnKey ownKey) {
        this.caller = caller;
        this.ownKey = ownKey;
    }

    public Uni<Void> leave(Transaction transaction, Decided decided, Declaration declaration, Notice notice) {
        return words(decided.id(), declaration, notice)
                .chain(words -> transaction.change(
                        "insert into query_due (decision, agency, notice, words, due_at) values ($1, $2, $3, $4, now())",
                        decided.id(),
                        caller.agency().value(),
                        notice.code(),
                        words.orElse(null)))
                .replaceWithVoid();
    }

    /** Kept only where they are to be told, and closed, since the worker comes later. */
    private Uni<Optional<String>> words(UUID decision, Declaration declaration, Notice notice) {
        if (notice != Notice.FULL) return Uni.createFrom().item(Optional.empty());
        Words words = Words.of(declaration, caller.pseudonym());
        return ownKey.of(caller.agency()).map(key -> Optional.of(key.closeText(place(decision), words.text())));
    }

    static Place place(UUID decision) {
        return Place.of("query_due.words", decision);
    }
}
