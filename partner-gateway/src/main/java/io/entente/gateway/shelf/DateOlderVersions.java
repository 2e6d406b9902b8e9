package io.entente.gateway.shelf;

import io.entente.gateway.transaction.EachRecord;
import io.entente.gateway.transaction.InTurn;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.statement.RecordStatement.Visible;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.work.Round;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Finds until when a version may be shown that was shelved by a release which did not ask: as long as the law allows after
 * its signature, for that release took in none whose owner named a day. Until then it is withheld.
 */
@ApplicationScoped
class DateOlderVersions implements Round {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String WITHOUT_DAY = """
            select distinct record from shelf_version where review_by is null and record > $1 order by record limit $2
            """;
    private static final String VERSIONS = """
            select v.record, v.version, v.signed_part, v.received_at, k.agency as key_agency, k.wrapped
            from shelf_version v join data_key k on k.record = v.record
            where v.record = $1 and v.review_by is null
            order by v.version
            """;
    private static final String WRITE = """
            update shelf_version set review_by = cast(cast($3 as varchar) as date) where record = $1 and version = $2
            """;

    private final EachRecord records;
    private final ShelfKeys keys;
    private final ShelfWriter shelf;
    private final ShelfListener listener;

    DateOlderVersions(
            @ReactiveDataSource("worker") Pool worker, ShelfKeys keys, ShelfWriter shelf, ShelfListener listener) {
        this.records = new EachRecord(worker, WITHOUT_DAY);
        this.keys = keys;
        this.shelf = shelf;
        this.listener = listener;
    }

    private record Dated(int version, LocalDate reviewBy) {
        static Dated of(Row row, DataKey key) {
            int version = row.integer("version");
            String signedPart = key.openText(
                    ShelfPlace.signedPart(new RecordId(row.uuid("record")), version), row.bytes("signed_part"));
            return new Dated(
                    version,
                    VerifiedRelease.latestReview(
                            Visible.of(new SdStatement(signedPart, List.of()).visible())
                                    .at(),
                            row.instant("received_at")));
        }
    }

    @Override
    public String name() {
        return "finding until when older versions may be shown";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Uni<Void> run() {
        return records.settle(this::date);
    }

    /** Whoever changes what is known of a record holds its row. */
    private Uni<Void> date(Transaction transaction, RecordId record) {
        return transaction
                .rows("select record from shelf_record where record = $1 for update", record.value())
                .chain(() -> transaction.rows(VERSIONS, record.value()))
                .chain(rows -> keys.opened(rows, Dated::of))
                .chain(versions -> InTurn.each(
                        versions,
                        one -> transaction.change(
                                WRITE,
                                record.value(),
                                one.version(),
                                one.reviewBy().toString())))
                .chain(() -> shelf.everyRecipient(transaction, record))
                .chain(agencies -> listener.changed(transaction, record, agencies));
    }
}
