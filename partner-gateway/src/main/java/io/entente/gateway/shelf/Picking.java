package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.statement.PointerNote;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/**
 * Picks from a version what was decided to be disclosed. Nothing is parsed, signed or written anew: what was cut up and
 * closed at intake is opened, claim by claim and no other, and put side by side.
 */
@ApplicationScoped
public class Picking {
    private static final String SIGNED_PART = """
            select v.signed_part, k.wrapped
            from shelf_version v join data_key k on k.record = v.record
            where v.record = $1 and v.version = $2
            """;
    private static final String PICKED = """
            select position, name, member, encoded
            from shelf_claim
            where record = $1 and version = $2
              and (encoded is null
                   or position = any (cast(string_to_array(cast($3 as varchar), ',') as integer[])))
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
    public Uni<PickedContent> of(Transaction transaction, ShelvedVersion version, Set<Integer> positions) {
        return transaction
                .rows(SIGNED_PART, version.record().value(), version.number())
                .map(Picking::present)
                .chain(signed -> key(version, signed).chain(key -> claims(transaction, version, positions, key)
                        .map(claims ->
                                new PickedContent(payload(claims), proof(signedPart(version, signed, key), claims)))));
    }

    /**
     * A pointer says that something exists and whom to ask, and nothing else: its note as the agency signed it, an SD-JWT
     * without disclosures.
     */
    public Uni<PickedContent> pointer(Transaction transaction, ShelvedVersion version) {
        return transaction
                .rows(POINTED, version.record().value(), version.number())
                .map(Picking::present)
                .chain(pointed -> key(version, pointed).map(key -> note(version, pointed, key)))
                .map(note -> new PickedContent(PointerNote.payloadOf(note), note + "~"));
    }

    private static String note(ShelvedVersion version, Row pointed, DataKey key) {
        return key.openText(ShelfPlace.pointer(version.record(), version.number()), pointed.bytes("pointer"));
    }

    private record Claim(String name, String member, Optional<String> encoded) {}

    private Uni<DataKey> key(ShelvedVersion version, Row found) {
        return keys.open(version.record(), version.owner(), found.text("wrapped"));
    }

    private static Uni<List<Claim>> claims(
            Transaction transaction, ShelvedVersion version, Set<Integer> positions, DataKey key) {
        return transaction
                .rows(PICKED, version.record().value(), version.number(), list(positions))
                .map(rows -> opened(rows, version, key))
                .invoke(claims -> requireWhole(claims, positions));
    }

    private static String list(Set<Integer> positions) {
        return positions.stream().map(String::valueOf).collect(joining(","));
    }

    private static List<Claim> opened(List<Row> rows, ShelvedVersion version, DataKey key) {
        return rows.stream().map(row -> opened(row, version, key)).toList();
    }

    private static Claim opened(Row row, ShelvedVersion version, DataKey key) {
        int position = row.integer("position");
        return new Claim(
                row.text("name"),
                key.openText(ShelfPlace.member(version.record(), version.number(), position), row.bytes("member")),
                row.optionalBytes("encoded")
                        .map(encoded -> key.openText(
                                ShelfPlace.encoded(version.record(), version.number(), position), encoded)));
    }

    private static String signedPart(ShelvedVersion version, Row signed, DataKey key) {
        return key.openText(ShelfPlace.signedPart(version.record(), version.number()), signed.bytes("signed_part"));
    }

    /** What was decided on a moment ago may have been erased since: then nothing is sent, not even half of it. */
    private static Row present(List<Row> rows) {
        if (rows.isEmpty()) throw new IllegalStateException("the record is no longer there");
        return rows.get(0);
    }

    private static void requireWhole(List<Claim> claims, Set<Integer> positions) {
        long there =
                claims.stream().filter(claim -> claim.encoded().isPresent()).count();
        if (there != positions.size()) throw new IllegalStateException("the record is no longer whole");
    }

    /** RFC 8785 orders members by the UTF-16 units of their names, which is how Java compares texts. */
    private static String payload(List<Claim> claims) {
        return claims.stream()
                .sorted(Comparator.comparing(Claim::name))
                .map(Claim::member)
                .collect(joining(",", "{", "}"));
    }

    private static String proof(String signedPart, List<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> claim.encoded().stream())
                .map(encoded -> encoded + "~")
                .collect(joining("", signedPart + "~", ""));
    }
}
