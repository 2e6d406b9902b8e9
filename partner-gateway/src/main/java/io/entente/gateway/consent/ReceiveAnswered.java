package io.entente.gateway.consent;

import io.entente.gateway.decision.ConsentDocument;
import io.entente.gateway.shelf.Provenance;
import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.shelf.ShelfListener;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Adds what an originator said to a consent's ledger. Entries are told apart by the originator's own number, never by
 * clock or arrival: a late one takes its place below, a second delivery does nothing, and the highest counts from the
 * next decision on. What is granted is never more than was asked, whoever says so. Of a record that was erased nothing is
 * kept, whichever came first.
 */
@ApplicationScoped
class ReceiveAnswered {
    /** Whoever changes what is known of a record holds its row: so no evaluation misses one of two changes. */
    private static final String REQUEST = """
            select r.erased_at, q.agency, q.record, q.originator, q.kind, q.recipient, q.purposes, q.until
            from shelf_record r left join consent_request q on q.record = r.record and q.id = $1
            where r.record = $2 for update of r
            """;

    private static final String KEEP = """
            insert into consent_entry
                (consent, number, agency, record, recipient, state, reason, input, terms, said, at, taken_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (consent, number) do nothing
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

    /** What was asked, as far as an answer is held against it. */
    private record Request(
            UUID id,
            AgencyId asker,
            RecordId record,
            AgencyId originator,
            Consent.Kind kind,
            AgencyId recipient,
            Set<Purpose> purposes,
            Instant until) {
        static Request of(UUID id, Row row) {
            return new Request(
                    id,
                    new AgencyId(row.text("agency")),
                    new RecordId(row.uuid("record")),
                    new AgencyId(row.text("originator")),
                    ConsentDocument.kind(row.text("kind")),
                    new AgencyId(row.text("recipient")),
                    Arrays.stream(row.text("purposes").split(" "))
                            .map(Purpose::of)
                            .collect(Collectors.toUnmodifiableSet()),
                    row.instant("until"));
        }

        void requireAnsweredBy(Entry entry) {
            if (!originator.equals(entry.agency())) throw new MalformedMessage("that was not asked of this agency");
            if (entry.granted()
                    && (!purposes.containsAll(entry.purposes())
                            || entry.until().orElseThrow().isAfter(until)))
                throw new MalformedMessage("more was granted than was asked");
        }

        /** It holds from now on: the clocks of two services may differ, and the officer's word counts at once. */
        Optional<Consent> granted(Entry entry) {
            if (!entry.granted()) return Optional.empty();
            return Optional.of(new Consent(
                    id.toString(),
                    kind,
                    record,
                    originator,
                    recipient,
                    Sorted.set(entry.purposes()),
                    entry.conditions(),
                    new Span(Optional.empty(), entry.until())));
        }
    }

    Uni<Void> apply(SqlConnection connection, WireEvent event) {
        Entry entry = Entry.of(event.data());
        provenance.requireServes(event.source(), entry.agency());
        Transaction transaction = Transaction.in(connection);
        return transaction
                .rows(REQUEST, entry.consent(), entry.record().value())
                .map(rows -> rows.stream().findFirst())
                .chain(found -> found.flatMap(row -> row.optionalInstant("erased_at"))
                                .isPresent()
                        ? Uni.createFrom().voidItem()
                        : take(
                                transaction,
                                found.filter(row -> row.optionalText("agency").isPresent()),
                                entry));
    }

    private Uni<Void> take(Transaction transaction, Optional<Row> asked, Entry entry) {
        Request request = asked.map(row -> Request.of(entry.consent(), row))
                .orElseThrow(() -> new MalformedMessage("nothing was asked that it could answer"));
        request.requireAnsweredBy(entry);
        Optional<Consent> granted = request.granted(entry);
        // To take back needs no key, so that it never waits for one. Its codes and numbers tell nothing by their hash.
        if (granted.isEmpty()) return keep(transaction, request, entry, Optional.empty(), entry.said());
        return keys.of(transaction, request.record()).chain(key -> keepInput(transaction, granted.get(), key)
                .chain(input -> keep(
                        transaction,
                        request,
                        entry,
                        Optional.of(new Kept(input, ConsentDocument.termsOf(granted.get()))),
                        said(entry, key))));
    }

    /**
     * A grant that decisions can be made by.
     *
     * @param input under which it is kept whole among their inputs
     */
    private record Kept(String input, String terms) {}

    /** Keyed, as what it says is guessed from few words. */
    private static String said(Entry entry, DataKey key) {
        return key.mark("consent_entry.said", entry.said());
    }

    private static Uni<String> keepInput(Transaction transaction, Consent granted, DataKey key) {
        ConsentDocument.Closed closed = ConsentDocument.close(granted, key);
        return transaction
                .change(
                        "insert into decision_input (hash, kind, document) values ($1, 'consent', $2)"
                                + " on conflict (hash) do nothing",
                        closed.hash(),
                        closed.document())
                .replaceWith(closed.hash());
    }

    private Uni<Void> keep(Transaction transaction, Request request, Entry entry, Optional<Kept> granted, String said) {
        return transaction
                .change(
                        KEEP,
                        entry.consent(),
                        entry.number(),
                        request.asker().value(),
                        request.record().value(),
                        request.recipient().value(),
                        entry.state(),
                        entry.reason().orElse(null),
                        granted.map(Kept::input).orElse(null),
                        granted.map(Kept::terms).orElse(null),
                        said,
                        entry.at(),
                        clock.instant())
                .chain(added -> added == 1
                        ? listener.changed(transaction, request.record(), Set.of(request.recipient()))
                        : requireSame(transaction, entry, said));
    }

    private static Uni<Void> requireSame(Transaction transaction, Entry entry, String said) {
        return transaction
                .rows(
                        "select said from consent_entry where consent = $1 and number = $2",
                        entry.consent(),
                        entry.number())
                .invoke(rows -> {
                    if (!rows.get(0).text("said").equals(said))
                        throw new MalformedMessage("another entry stands under this number");
                })
                .replaceWithVoid();
    }
}
