package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.policy.selection.Ends;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts released versions on the shelf, cut up and closed as they will be picked. */
@ApplicationScoped
class Shelving {
    private static final String PUT = """
            insert into shelf_version (record, version, version_id, signed_part, pointer, labels_hash, received_at,
                sender, urgency, review_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, cast(cast($10 as varchar) as date))
            """;
    private static final String PUT_CLAIM = """
            insert into shelf_claim (record, version, position, name, field_class, item, from_item, to_item, member,
                encoded, content_hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;
    /** Who is named under several agreements is one of whom the feeds must know. */
    private static final String PUT_RECIPIENT = """
            insert into shelf_recipient (record, version, agency, mode) values ($1, $2, $3, $4)
            on conflict (record, version, agency) do nothing
            """;

    private final ShelfKeys keys;
    private final Clock clock;

    Shelving(ShelfKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @return the random id of the version that stands under this number */
    Uni<Optional<UUID>> existing(Transaction transaction, RecordId record, int version) {
        return transaction
                .rows(
                        "select version_id from shelf_version where record = $1 and version = $2",
                        record.value(),
                        version)
                .map(rows -> rows.stream().map(row -> row.uuid("version_id")).findFirst());
    }

    Uni<Void> put(SqlConnection connection, VerifiedRelease release) {
        Released released = release.released();
        return keys.toCloseWith(Transaction.in(connection), released.record(), released.agency())
                .chain(key -> put(connection, release, key));
    }

    private Uni<Void> put(SqlConnection connection, VerifiedRelease release, DataKey key) {
        Transaction transaction = Transaction.in(connection);
        Released released = release.released();
        Instant now = clock.instant();
        return KeptInput.labels(transaction, release.labels(), key)
                .chain(labels -> transaction.change(
                        PUT,
                        released.record().value(),
                        released.version(),
                        released.versionId(),
                        key.close(ShelfPlace.signedPart(released.record(), released.version()), release.signedPart()),
                        pointer(released, key),
                        labels,
                        now,
                        release.sender(),
                        release.urgency().map(Urgency::code).orElse(null),
                        release.reviewBy(now).toString()))
                .chain(() -> putClaims(connection, release, key))
                .chain(() -> putRecipients(connection, released));
    }

    private static byte @Nullable [] pointer(Released released, DataKey key) {
        String note = released.pointer();
        return note == null ? null : key.close(ShelfPlace.pointer(released.record(), released.version()), note);
    }

    private static Uni<Void> putClaims(SqlConnection connection, VerifiedRelease release, DataKey key) {
        List<Tuple> rows = new ArrayList<>();
        for (ShelfClaim claim : release.claims()) rows.add(row(release.released(), rows.size(), claim, key));
        return connection.preparedQuery(PUT_CLAIM).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(Released released, int position, ShelfClaim claim, DataKey key) {
        return Tuple.tuple()
                .addValue(released.record().value())
                .addValue(released.version())
                .addValue(position)
                .addValue(claim.name())
                .addValue(claim.fieldClass().map(FieldClass::code).orElse(null))
                .addValue(claim.item().orElse(null))
                .addValue(claim.ends().map(Ends::from).orElse(null))
                .addValue(claim.ends().map(Ends::to).orElse(null))
                .addValue(Buffer.buffer(
                        key.close(ShelfPlace.member(released.record(), released.version(), position), claim.member())))
                .addValue(claim.disclosure()
                        .map(disclosure -> Buffer.buffer(key.close(
                                ShelfPlace.encoded(released.record(), released.version(), position),
                                disclosure.encoded())))
                        .orElse(null))
                .addValue(claim.disclosure()
                        // Keyed: who has the database could otherwise try values until one fits.
                        .map(disclosure -> key.mark("shelf_claim.content_hash", disclosure.contentHash()))
                        .orElse(null));
    }

    private static Uni<Void> putRecipients(SqlConnection connection, Released released) {
        if (released.recipients().isEmpty()) return Uni.createFrom().voidItem();
        return connection
                .preparedQuery(PUT_RECIPIENT)
                .executeBatch(released.recipients().stream()
                        .map(recipient -> Tuple.of(
                                released.record().value(),
                                released.version(),
                                recipient.agency().value(),
                                recipient.mode().code()))
                        .toList())
                .replaceWithVoid();
    }
}
