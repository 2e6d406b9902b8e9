package io.entente.gateway.consent;

import io.entente.gateway.shelf.Provenance;
import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.shelf.ShelfListener;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Adds what an originator said to a consent's ledger. Entries are told apart by the originator's own number, never by
 * clock or arrival: a late one takes its place below, a second delivery does nothing, and the highest counts from the
 * next decision on. What is granted is never more than was asked, whoever says so. Of a record that was erased nothing is
 * kept, whichever came first.
 */
@ApplicationScoped
class ReceiveAnswered {
    /** Whoever changes what is known of a record holds its row: so no evaluation misses one of two changes. */
    private static final String REQUEST = "select r.erased_at, " + OpenRequest.COLUMNS + """
             from shelf_record r left join consent_request q on q.record = r.record and q.id = $1
            where r.record = $2 for update of r
            """;

    private final Provenance provenance;
    private final ShelfKeys keys;
    private final ShelfListener listener;
    private final Clock clock;

    ReceiveAnswered(Provenance provenance, ShelfKeys keys, ShelfListener listener, Clock clock) {
        this.provenance = provenance;
        this.keys = keys;
        this.listener = listener;
        this.clock = clock;
    }

    Uni<Void> apply(SqlConnection connection, WireEvent event) {
        Entry entry = Entry.of(event.data());
        provenance.requireServes(event.source(), entry.agency());
        Transaction transaction = Transaction.in(connection);
        return transaction
                .rows(REQUEST, entry.consent(), entry.record().value())
                .map(rows -> rows.stream().findFirst())
                .chain(found -> isErased(found)
                        ? Uni.createFrom().voidItem()
                        : take(transaction, request(found, entry), entry));
    }

    private static boolean isErased(Optional<Row> found) {
        return found.flatMap(row -> row.optionalInstant("erased_at")).isPresent();
    }

    private static OpenRequest request(Optional<Row> found, Entry entry) {
        OpenRequest request = found.filter(row -> row.optionalText("agency").isPresent())
                .map(row -> OpenRequest.of(entry.consent(), row))
                .orElseThrow(() -> new MalformedMessage("nothing was asked that it could answer"));
        request.requireAnsweredBy(entry);
        return request;
    }

    private Uni<Void> take(Transaction transaction, OpenRequest request, Entry entry) {
        return line(transaction, request, entry)
                .chain(line -> line.keep(transaction, clock.instant()))
                .chain(added -> added
                        ? listener.changed(transaction, request.record(), Set.of(request.recipient()))
                        : Uni.createFrom().voidItem());
    }

    /** To take back needs no key, so that it never waits for one. */
    private Uni<LedgerLine> line(Transaction transaction, OpenRequest request, Entry entry) {
        return request.granted(entry)
                .map(granted ->
                        keys.of(transaction, request.record()).map(key -> LedgerLine.of(request, entry, granted, key)))
                .orElseGet(() -> Uni.createFrom().item(LedgerLine.ofNothingGranted(request, entry)));
    }
}
