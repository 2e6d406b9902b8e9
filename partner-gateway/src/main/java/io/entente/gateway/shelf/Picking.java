package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.statement.PointerNote;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/**
 * Picks from a version what was decided to be disclosed. Nothing is parsed, signed or written anew: what was cut up and
 * closed at intake is opened, claim by claim, in the form that is sent and no other, and put side by side.
 */
@ApplicationScoped
public class Picking {
    private static final String SIGNED_PART = """
            select v.signed_part, k.wrapped
            from shelf_version v join data_key k on k.record = v.record
            where v.record = $1 and v.version = $2
            """;
    private static final String MEMBERS = """
            select position, name, member as closed, case when encoded is null then 0 else 1 end as chosen
            from shelf_claim
            where record = $1 and version = $2
              and (encoded is null
                   or position = any (cast(string_to_array(cast($3 as varchar), ',') as integer[])))
            order by position
            """;
    private static final String DISCLOSURES = """
            select position, name, encoded as closed, 1 as chosen
            from shelf_claim
            where record = $1 and version = $2 and encoded is not null
              and position = any (cast(string_to_array(cast($3 as varchar), ',') as integer[]))
            order by position
            """;
    private static final String POINTED = """
            select v.pointer, k.wrapped
            from shelf_version v join data_key k on k.record = v.record
            where v.record = $1 and v.version = $2
            """;

    private final ShelfKeys keys;

    Picking(ShelfKeys keys) {
        this.keys = keys;
    }

    /** @param positions of the disclosures to send; what is always visible comes with them */
    public Uni<PickedContent> of(Transaction transaction, ShelvedVersion version, Set<Integer> positions, Form form) {
        return transaction
                .rows(SIGNED_PART, version.record().value(), version.number())
                .map(Picking::present)
                .chain(signed -> key(version, signed)
                        .chain(key -> form == Form.PAYLOAD
                                ? payload(transaction, version, positions, key)
                                : proof(transaction, version, positions, key, signed)))
                .map(PickedContent::new);
    }

    /**
     * A pointer says that something exists and whom to ask, and nothing else: its note as the agency signed it, an SD-JWT
     * without disclosures.
     */
    public Uni<PickedContent> pointer(Transaction transaction, ShelvedVersion version, Form form) {
        return transaction
                .rows(POINTED, version.record().value(), version.number())
                .map(Picking::present)
                .chain(pointed -> key(version, pointed).map(key -> note(version, pointed, key)))
                .map(note -> new PickedContent(form == Form.PAYLOAD ? PointerNote.payloadOf(note) : note + "~"));
    }

    private static String note(ShelvedVersion version, Row pointed, DataKey key) {
        return key.openText(ShelfPlace.pointer(version.record(), version.number()), pointed.bytes("pointer"));
    }

    private Uni<DataKey> key(ShelvedVersion version, Row found) {
        return keys.open(version.record(), version.owner(), found.text("wrapped"));
    }

    /** RFC 8785 orders members by the UTF-16 units of their names, which is how Java compares texts. */
    private static Uni<String> payload(
            Transaction transaction, ShelvedVersion version, Set<Integer> positions, DataKey key) {
        return claims(transaction, MEMBERS, version, positions).map(rows -> rows.stream()
                .sorted(Comparator.comparing(row -> row.text("name")))
                .map(row -> opened(
                        row, key, ShelfPlace.member(version.record(), version.number(), row.integer("position"))))
                .collect(joining(",", "{", "}")));
    }

    private static Uni<String> proof(
            Transaction transaction, ShelvedVersion version, Set<Integer> positions, DataKey key, Row signed) {
        String signedPart =
                key.openText(ShelfPlace.signedPart(version.record(), version.number()), signed.bytes("signed_part"));
        return claims(transaction, DISCLOSURES, version, positions).map(rows -> rows.stream()
                .map(row -> opened(
                                row,
                                key,
                                ShelfPlace.encoded(version.record(), version.number(), row.integer("position")))
                        + "~")
                .collect(joining("", signedPart + "~", "")));
    }

    private static Uni<List<Row>> claims(
            Transaction transaction, String sql, ShelvedVersion version, Set<Integer> positions) {
        String chosen = positions.stream().map(String::valueOf).collect(joining(","));
        return transaction
                .rows(sql, version.record().value(), version.number(), chosen)
                .invoke(rows -> requireWhole(rows, positions));
    }

    private static String opened(Row row, DataKey key, Place place) {
        return key.openText(place, row.bytes("closed"));
    }

    /** What was decided on a moment ago may have been erased since: then nothing is sent, not even half of it. */
    private static Row present(List<Row> rows) {
        if (rows.isEmpty()) throw new IllegalStateException("the record is no longer there");
        return rows.get(0);
    }

    private static void requireWhole(List<Row> rows, Set<Integer> positions) {
        long there = rows.stream().filter(row -> row.integer("chosen") == 1).count();
        if (there != positions.size()) throw new IllegalStateException("the record is no longer whole");
    }
}
