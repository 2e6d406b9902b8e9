package io.entente.gateway.consent;

import io.entente.gateway.decision.ConsentDocument;
import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.shelf.ShelfListener;
import io.entente.gateway.transaction.EachRecord;
import io.entente.gateway.transaction.InTurn;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads from grants themselves on what terms they were granted, where a release before this one did not write that down.
 * Until then they permit nothing.
 */
@ApplicationScoped
class ReadOlderGrants implements Round {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String WITHOUT_TERMS = """
            select distinct record from consent_entry where state = 'granted' and terms is null and record > $1
            order by record limit $2
            """;
    private static final String GRANTS = """
            select e.consent, e.number, e.record, e.recipient, e.input, kept.document, k.agency as key_agency, k.wrapped
            from consent_entry e
            join decision_input kept on kept.hash = e.input
            join data_key k on k.record = e.record
            where e.record = $1 and e.state = 'granted' and e.terms is null
            order by e.consent, e.number
            """;
    private static final String WRITE = "update consent_entry set terms = $3 where consent = $1 and number = $2";

    private final EachRecord records;
    private final ShelfKeys keys;
    private final ShelfListener listener;

    ReadOlderGrants(@ReactiveDataSource("worker") Pool worker, ShelfKeys keys, ShelfListener listener) {
        this.records = new EachRecord(worker, WITHOUT_TERMS);
        this.keys = keys;
        this.listener = listener;
    }

    private record Grant(UUID consent, int number, AgencyId recipient, String terms) {
        static Grant of(Row row, DataKey key) {
            return new Grant(
                    row.uuid("consent"),
                    row.integer("number"),
                    new AgencyId(row.text("recipient")),
                    ConsentDocument.termsOf(ConsentDocument.open(key, row.text("input"), row.bytes("document"))));
        }
    }

    @Override
    public String name() {
        return "reading the terms of older grants";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Uni<Void> run() {
        return records.settle(this::read);
    }

    /** Whoever changes what is known of a record holds its row. */
    private Uni<Void> read(Transaction transaction, RecordId record) {
        return transaction
                .rows("select record from shelf_record where record = $1 for update", record.value())
                .chain(() -> transaction.rows(GRANTS, record.value()))
                .chain(rows -> keys.opened(rows, Grant::of))
                .call(grants -> InTurn.each(
                        grants, grant -> transaction.change(WRITE, grant.consent(), grant.number(), grant.terms())))
                .chain(grants -> listener.changed(
                        transaction,
                        record,
                        grants.stream().map(Grant::recipient).collect(Collectors.toSet())));
    }
}
