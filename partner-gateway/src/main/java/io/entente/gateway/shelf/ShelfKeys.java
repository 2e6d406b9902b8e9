package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.DataKeyName;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

/** The data keys of records on the shelf, wrapped by their owners. */
@ApplicationScoped
public class ShelfKeys {
    private static final String HELD = """
            select record, agency as key_agency, wrapped from data_key
            where record = any (cast(string_to_array(cast($1 as varchar), ',') as uuid[]))
            """;

    private final DataKeys keys;

    ShelfKeys(DataKeys keys) {
        this.keys = keys;
    }

    /** The record's key, made with its first version. Whoever calls holds the record's row. */
    Uni<DataKey> toCloseWith(Transaction transaction, RecordId record, AgencyId owner) {
        return transaction
                .rows("select wrapped from data_key where record = $1", record.value())
                .chain(found -> found.isEmpty()
                        ? make(transaction, record, owner)
                        : open(record, owner, found.get(0).text("wrapped")));
    }

    /** @param wrapped as the caller's transaction found it */
    Uni<DataKey> open(RecordId record, AgencyId owner, String wrapped) {
        return keys.open(DataKeyName.of(owner, record), wrapped);
    }

    /** The key of a record that is on the shelf now. Fails when it was erased since, and with it what was to be closed. */
    public Uni<DataKey> of(Transaction transaction, RecordId record) {
        return of(transaction, Set.of(record)).map(keys -> Optional.ofNullable(keys.get(record))
                .orElseThrow(() -> new IllegalStateException("the record is no longer there")));
    }

    /** @return the keys of those of the records that are not erased */
    public Uni<Map<RecordId, DataKey>> of(Transaction transaction, Set<RecordId> records) {
        return transaction
                .rows(HELD, records.stream().map(RecordId::toString).collect(joining(",")))
                .chain(rows -> opened(rows, (row, key) -> Map.entry(new RecordId(row.uuid("record")), key)))
                .map(found -> found.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * Reads rows that hold something closed, with the key that each of them brings along.
     *
     * @param rows with {@code record}, and {@code agency as key_agency} and {@code wrapped} of its {@code data_key}
     */
    public <T> Uni<List<T>> opened(List<Row> rows, BiFunction<Row, DataKey, T> read) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> open(
                                new RecordId(row.uuid("record")),
                                new AgencyId(row.text("key_agency")),
                                row.text("wrapped"))
                        .map(key -> read.apply(row, key)))
                .collect()
                .asList();
    }

    /** Destroys the key, and drops it from memory at once. */
    Uni<Void> destroy(Transaction transaction, RecordId record, AgencyId owner) {
        return transaction
                .change("delete from data_key where record = $1", record.value())
                .invoke(() -> keys.forget(DataKeyName.of(owner, record)))
                .replaceWithVoid();
    }

    private Uni<DataKey> make(Transaction transaction, RecordId record, AgencyId owner) {
        return keys.make(DataKeyName.of(owner, record))
                .call(fresh -> transaction.change(
                        "insert into data_key (record, agency, wrapped) values ($1, $2, $3)",
                        record.value(),
                        owner.value(),
                        fresh.wrapped()))
                .map(DataKeys.Fresh::key);
    }
}
