package io.entente.gateway.notice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.decision.DecideQuery;
import io.entente.gateway.decision.DecidedQuery;
import io.entente.gateway.notice.DueQueries.Due;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKeyName;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.vocabulary.AgencyId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Tells the originator of a record, and nobody else, who asked for it: what a clause permits of what the asker chose. In
 * the worker's transaction, which also ends the query, so that it is told once.
 */
@ApplicationScoped
class TellOwner {
    private final DecideQuery decide;
    private final DueQueries queries;
    private final DataKeys keys;
    private final Outbox outbox;

    TellOwner(DecideQuery decide, DueQueries queries, DataKeys keys, Outbox outbox) {
        this.decide = decide;
        this.queries = queries;
        this.keys = keys;
        this.outbox = outbox;
    }

    Uni<Void> of(SqlConnection connection, Due due) {
        Transaction transaction = Transaction.in(connection);
        return decide.about(transaction, due.query())
                .chain(decided -> decided.filter(DecidedQuery::tells)
                        .map(telling -> tell(connection, due, telling))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> queries.done(transaction, due));
    }

    private Uni<Void> tell(SqlConnection connection, Due due, DecidedQuery decided) {
        return words(Transaction.in(connection), due, decided)
                .chain(words -> outbox.send(
                        connection,
                        Address.QUERY_MATCHED,
                        decided.record().toString(),
                        decided.id(),
                        data(due, decided, words)));
    }

    private Uni<Optional<Words>> words(Transaction transaction, Due due, DecidedQuery decided) {
        if (!decided.tellsAll()) return Uni.createFrom().item(Optional.empty());
        AgencyId asker = decided.asker().id();
        String closed = due.words().orElseThrow();
        return transaction
                .rows("select wrapped from agency_key where agency = $1", asker.value())
                .chain(found -> keys.open(DataKeyName.of(asker), found.get(0).text("wrapped")))
                .map(key -> key.openText(Queries.place(due.query().decision()), closed))
                .map(text -> Optional.of(Words.parse(text)));
    }

    private static ObjectNode data(Due due, DecidedQuery decided, Optional<Words> words) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("notice", decided.id().toString())
                .put("record", decided.record().toString())
                .put("originator", decided.originator().id().value())
                .put("agency", decided.asker().id().value())
                .put("contact", decided.asker().mailbox())
                .put("outcome", due.query().outcome())
                .put("purpose", words.map(said -> due.query().purpose().code()).orElse(null))
                .put("justification", words.map(Words::justification).orElse(null))
                .put("officer", words.map(Words::officer).orElse(null))
                .put("at", due.query().at().toString());
        ArrayNode clauses = data.putArray("clauses");
        decided.clauses().forEach(clauses::add);
        return data;
    }
}
