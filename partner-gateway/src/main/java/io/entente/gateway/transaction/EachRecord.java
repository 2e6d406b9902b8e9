package io.entente.gateway.transaction;

import io.entente.kernel.database.Outage;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import java.util.UUID;

/**
 * Goes through records in the order of their ids, each in a transaction of its own: one that cannot be done does not hold up
 * the others.
 */
public final class EachRecord {
    private static final Logger LOG = Logger.getLogger(EachRecord.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 100;

    private final Pool worker;
    private final String which;

    /** @param which asks for {@code record}: ids above {@code $1}, in order, at most {@code $2} */
    public EachRecord(Pool worker, String which) {
        this.worker = worker;
        this.which = which;
    }

    /** What is done about one record. */
    public interface Work {
        Uni<Void> about(Transaction transaction, RecordId record);
    }

    public Uni<Void> settle(Work work) {
        return after(BEFORE_ALL, work);
    }

    private Uni<Void> after(UUID last, Work work) {
        return worker.withTransaction(connection -> Transaction.in(connection).rows(which, last, AT_ONCE))
                .map(rows -> rows.stream()
                        .map(row -> new RecordId(row.uuid("record")))
                        .toList())
                .chain(records -> records.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : InTurn.each(records, record -> one(record, work))
                                .chain(() ->
                                        after(records.get(records.size() - 1).value(), work)));
    }

    private Uni<Void> one(RecordId record, Work work) {
        return worker.withTransaction(connection -> work.about(Transaction.in(connection), record))
                .onFailure(failure -> !Outage.is(failure))
                .invoke(failure -> LOG.warnf(
                        "record %s is left for the next round: %s",
                        record, failure.getClass().getSimpleName()))
                .onFailure(failure -> !Outage.is(failure))
                .recoverWithNull();
    }
}
