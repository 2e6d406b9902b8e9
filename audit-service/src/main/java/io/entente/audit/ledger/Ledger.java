package io.entente.audit.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Puts events into one order: indexes run from 0 without a gap, whoever sends and however often. One writer at a time,
 * by an advisory lock that ends with the transaction; a second process waits, it never takes an index twice.
 */
@ApplicationScoped
public class Ledger {
    /** Any number will do, as long as all who append take it and nobody else in this database does. */
    private static final long APPENDING = 0x6C6564676572L;

    private static final String APPEND = """
            insert into ledger.entry (index, source, event_id, signed_part, leaf_input)
            select coalesce(max(index) + 1, 0), $1::varchar, $2::uuid, $3::varchar, $4::bytea from ledger.entry
            on conflict (source, event_id) do nothing
            returning index
            """;
    private static final String KEEP =
            "insert into sets.disclosures (index, jurisdiction, disclosures) values ($1, $2, $3)";

    /**
     * Appends within the caller's transaction. The lock is taken in a statement of its own, so that the next one sees
     * what the last writer committed.
     *
     * @return the entry's index; empty if the ledger has it already, and then nothing was done
     */
    public Uni<Optional<Long>> append(SqlConnection tx, Entry entry) {
        return tx.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(APPENDING))
                .chain(() -> tx.preparedQuery(APPEND)
                        .execute(Tuple.of(
                                entry.source(),
                                entry.eventId(),
                                entry.signedPart(),
                                Buffer.buffer(LeafInput.of(entry.signedPart())))))
                .map(Ledger::index)
                .call(index -> index.isEmpty() ? Uni.createFrom().voidItem() : keep(tx, index.get(), entry));
    }

    private static Optional<Long> index(RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? Optional.of(row.next().getLong("index")) : Optional.empty();
    }

    private static Uni<Void> keep(SqlConnection tx, long index, Entry entry) {
        return Multi.createFrom()
                .iterable(entry.sides())
                .onItem()
                .transformToUniAndConcatenate(side -> tx.preparedQuery(KEEP)
                        .execute(Tuple.of(index, side.jurisdiction().value(), encoded(side))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static String encoded(Side side) {
        ArrayNode encoded = JsonNodeFactory.instance.arrayNode();
        side.disclosures().forEach(disclosed -> encoded.add(disclosed.encoded()));
        return encoded.toString();
    }
}
