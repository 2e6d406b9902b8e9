package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.statement.ReviewNote;
import io.entente.kernel.vocabulary.AgencyId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes the shelf, in the worker's transactions alone: the web role may only read it. */
@ApplicationScoped
class ShelfWriter {
    private static final String INPUTS = """
            delete from decision_input where hash in (
                select labels_hash from shelf_version where record = $1
                union all select cast(inputs as json) ->> 'labels' from decision where record = $1
                union all select input from consent_entry where record = $1)
            """;

    private final ShelfKeys keys;
    private final Clock clock;

    ShelfWriter(ShelfKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Takes the record's row, and with it the right to change the record until the transaction ends. Readers read on.
     *
     * @return what of the record may no longer be shown, whatever arrives
     * @throws MalformedMessage if the record belongs to another agency
     */
    Uni<Tombstone> claim(Transaction transaction, RecordId record, AgencyId owner) {
        return transaction
                .change(
                        "insert into shelf_record (record, owner) values ($1, $2) on conflict (record) do nothing",
                        record.value(),
                        owner.value())
                .chain(() -> transaction.rows(
                        "select owner, recalled_to, erased_at from shelf_record where record = $1 for update",
                        record.value()))
                .map(rows -> {
                    if (!rows.get(0).text("owner").equals(owner.value()))
                        throw new MalformedMessage("the record belongs to another agency");
                    return new Tombstone(
                            rows.get(0).optionalInteger("recalled_to").orElse(0),
                            rows.get(0).optionalInstant("erased_at").isPresent());
                });
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
        byte[] labels = LabelsDocument.write(release.labels());
        String labelsHash = CanonicalJson.sha256(labels);
        return transaction
                .change(
                        "insert into decision_input (hash, kind, document) values ($1, 'labels', $2)"
                                + " on conflict (hash) do nothing",
                        labelsHash,
                        labels)
                .chain(() -> transaction.change(
                        "insert into shelf_version (record, version, version_id, signed_part, pointer, labels_hash,"
                                + " received_at, sender, urgency, review_by)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, cast(cast($10 as varchar) as date))",
                        released.record().value(),
                        released.version(),
                        released.versionId(),
                        key.close(ShelfPlace.signedPart(released.record(), released.version()), release.signedPart()),
                        pointer(released, key),
                        labelsHash,
                        clock.instant(),
                        release.sender(),
                        release.urgency().map(Urgency::code).orElse(null),
                        release.reviewBy().toString()))
                .chain(() -> putClaims(connection, release, key))
                .chain(() -> putRecipients(connection, released));
    }

    private static byte @Nullable [] pointer(Released released, DataKey key) {
        String note = released.pointer();
        return note == null ? null : key.close(ShelfPlace.pointer(released.record(), released.version()), note);
    }

    Uni<Void> recall(Transaction transaction, Recalled recalled) {
        return transaction
                .change(
                        "update shelf_record set recalled_to = $2, recalled_at = $3 where record = $1",
                        recalled.record().value(),
                        recalled.version(),
                        recalled.at())
                .replaceWithVoid();
    }

    /** @return whether it counts: not if one of a higher version, or with a higher number, is there already */
    Uni<Boolean> review(Transaction transaction, ReviewNote note, String signed) {
        return transaction
                .change(
                        "update shelf_record set reviewed_version = $2, review_number = $3,"
                                + " reviewed_until = cast(cast($4 as varchar) as date), review_note = $5"
                                + " where record = $1 and (reviewed_version is null"
                                + " or (reviewed_version, review_number) < ($2, $3))",
                        note.record().value(),
                        note.version(),
                        note.number(),
                        note.until().toString(),
                        signed)
                .map(changed -> changed > 0);
    }

    /** Everything goes but the tombstone, which comes first: only what is erased may be deleted. */
    Uni<Void> erase(Transaction transaction, Erased erased) {
        UUID record = erased.record().value();
        return transaction
                .change(
                        "update shelf_record set erased_at = $2, reviewed_version = null, review_number = null,"
                                + " reviewed_until = null, review_note = null where record = $1",
                        record,
                        erased.at())
                // Grants go with the consents that decisions were made of.
                .chain(() -> transaction.change(INPUTS, record))
                .chain(() -> transaction.change("delete from consent_entry where record = $1", record))
                .chain(() -> transaction.change("delete from consent_request where record = $1", record))
                // Who repeats a request about it gets what who asks about no record gets.
                .chain(() -> transaction.change("delete from kept_answer where about = $1", record))
                .chain(() -> transaction.change("delete from shelf_claim where record = $1", record))
                .chain(() -> transaction.change("delete from shelf_recipient where record = $1", record))
                .chain(() -> transaction.change("delete from shelf_version where record = $1", record))
                .chain(() -> keys.destroy(transaction, erased.record(), erased.agency()));
    }

    /** @return everyone to whom any version was released, recalled ones included */
    Uni<Set<AgencyId>> everyRecipient(Transaction transaction, RecordId record) {
        return transaction
                .rows("select distinct agency from shelf_recipient where record = $1", record.value())
                .map(rows -> rows.stream()
                        .map(row -> new AgencyId(row.text("agency")))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Uni<Void> putClaims(SqlConnection connection, VerifiedRelease release, DataKey key) {
        List<Tuple> rows = new ArrayList<>();
        for (ShelfClaim claim : release.claims()) rows.add(row(release.released(), rows.size(), claim, key));
        return connection
                .preparedQuery("insert into shelf_claim (record, version, position, name, field_class, item, from_item,"
                        + " to_item, member, encoded, content_hash)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
                .executeBatch(rows)
                .replaceWithVoid();
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
                // Who is named under several agreements is one of whom the feeds must know.
                .preparedQuery("insert into shelf_recipient (record, version, agency, mode) values ($1, $2, $3, $4)"
                        + " on conflict (record, version, agency) do nothing")
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
