package io.entente.gateway.notice;

import io.entente.gateway.decision.PastQuery;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Requests of which their records' originators are still to be told, in the worker's transactions. None is put off by more
 * than a minute: what is due later than that was dated before a clock was set back, and is due now. The clock is the
 * database's: what one instance puts off, another whose own clock is wrong would take at once.
 */
@ApplicationScoped
class DueQueries {
    private static final String ASIDE = "now() + interval '1 minute'";
    private static final String DUE = "(due_at <= now() or due_at > %s)".formatted(ASIDE);

    private static final String TAKE = "select " + PastQuery.COLUMNS + ", q.words"
            + " from query_due q join decision n on n.id = q.decision join disclosure d on d.decision = q.decision"
            + " where " + DUE + " order by q.due_at, q.decision limit $1 for update of q skip locked";

    private static final String SET_ASIDE = """
            update query_due set due_at = %s
            where decision = (select decision from query_due where %s order by due_at, decision limit 1
                for update skip locked)
            """.formatted(ASIDE, DUE);

    /** @param words closed with the asker's own key; only where the asker wants them told */
    record Due(PastQuery query, Optional<String> words) {
        static Due of(Row row) {
            return new Due(PastQuery.of(row), row.optionalText("words"));
        }
    }

    /** Nobody else takes them until the transaction ends. */
    Uni<List<Due>> take(Transaction transaction, int atMost) {
        return transaction
                .rows(TAKE, atMost)
                .map(rows -> rows.stream().map(Due::of).toList());
    }

    Uni<Void> done(Transaction transaction, Due due) {
        return transaction
                .change("delete from query_due where decision = $1", due.query().decision())
                .replaceWithVoid();
    }

    /** Puts the one that is next off for a while: it cannot be done, and the others shall not wait for it. */
    Uni<Void> setAside(Transaction transaction) {
        return transaction.change(SET_ASIDE).replaceWithVoid();
    }
}
