package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.statement.ReviewNote;
import io.entente.kernel.vocabulary.ReviewPeriod;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What owners found when they reviewed their records. Whoever writes it holds the record's row. */
@ApplicationScoped
class ShelfReviews {
    private static final String KEEP = """
            insert into shelf_review (record, number, said) values ($1, $2, $3) on conflict (record, number) do nothing
            """;
    private static final String KEPT = """
            select said, (select max(number) from shelf_review where record = $1) as highest
            from shelf_review where record = $1 and number = $2
            """;
    private static final String COUNT = """
            insert into shelf_review_day as day (record, version, number, until, note)
            values ($1, $2, $3, cast(cast($4 as varchar) as date), $5)
            on conflict (record, version) do update
                set number = excluded.number, until = excluded.until, note = excluded.note
                where day.number < excluded.number
            """;
    /**
     * Two reviews that have one number: whichever lets partners have it for less long, unless a newer version is there that
     * neither knows of.
     */
    private static final String SHORTEN = """
            insert into shelf_review_day as day (record, version, number, until, note)
            select one.record, one.version, one.number, one.until, one.note
            from (values (cast($1 as uuid), cast($2 as integer), cast($3 as integer),
                cast(cast($4 as varchar) as date), cast($5 as varchar))) as one (record, version, number, until, note)
            where not exists (select from shelf_version v where v.record = one.record and v.version > one.version)
              and (exists (select from shelf_review_day d where d.record = one.record and d.version = one.version)
                or exists (select from shelf_version v where v.record = one.record and v.version = one.version
                    and v.review_by > one.until))
            on conflict (record, version) do update set until = excluded.until, note = excluded.note
                where day.until > excluded.until
            """;
    /** What a release before V32 reads, which knows one review of each record. */
    private static final String COUNT_OLDER = """
            update shelf_record set reviewed_version = $2, review_number = $3,
                reviewed_until = cast(cast($4 as varchar) as date), review_note = $5
            where record = $1 and (reviewed_version is null or (reviewed_version, review_number) < ($2, $3))
            """;

    private static final String SHORTEN_OLDER = """
            update shelf_record set reviewed_until = cast(cast($3 as varchar) as date), review_note = $4
            where record = $1 and reviewed_version = $2 and reviewed_until > cast(cast($3 as varchar) as date)
            """;

    private static final String ANOTHER =
            "another review of record %s stands under number %d. Its owner's service seems to count from before a"
                    + " backup: the record has to be reviewed again there, until its number is above %d";

    private static final Logger LOG = Logger.getLogger(ShelfReviews.class);

    private final Clock clock;

    ShelfReviews(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes a review under its number. However far ahead the owner's clock is, it holds from its receipt at most. One under
     * a number that was taken counts if it lets partners have the record for less long: an owner that has lost count still
     * takes back.
     *
     * @param signed the note as the agency signed it
     * @return whether it counts: not if one of its version with a higher number is there already
     * @throws MalformedMessage if another stands under its number, which lets them have it for less long
     */
    Uni<Boolean> take(Transaction transaction, ReviewNote note, String signed) {
        LocalDate latest = ReviewPeriod.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        LocalDate until = note.until().isAfter(latest) ? latest : note.until();
        return transaction
                .change(KEEP, note.record().value(), note.number(), said(signed))
                .chain(added ->
                        added == 1 ? count(transaction, note, until, signed) : again(transaction, note, until, signed));
    }

    private static Uni<Boolean> count(Transaction transaction, ReviewNote note, LocalDate until, String signed) {
        Object[] said = {note.record().value(), note.version(), note.number(), until.toString(), signed};
        return transaction
                .change(COUNT, said)
                .call(() -> transaction.change(COUNT_OLDER, said))
                .map(counted -> counted > 0);
    }

    private static Uni<Boolean> again(Transaction transaction, ReviewNote note, LocalDate until, String signed) {
        return transaction
                .rows(KEPT, note.record().value(), note.number())
                .map(rows -> rows.get(0))
                .chain(kept -> kept.text("said").equals(said(signed))
                        ? Uni.createFrom().item(false)
                        : shorten(transaction, note, until, signed, kept.integer("highest")));
    }

    private static Uni<Boolean> shorten(
            Transaction transaction, ReviewNote note, LocalDate until, String signed, int highest) {
        String another = ANOTHER.formatted(note.record(), note.number(), highest);
        return transaction
                .change(SHORTEN, note.record().value(), note.version(), note.number(), until.toString(), signed)
                .invoke(shortened -> {
                    if (shortened == 0) throw new MalformedMessage(another);
                    LOG.warn(another + ". It counts until then, since it lets partners have the record for less long.");
                })
                .call(() -> transaction.change(
                        SHORTEN_OLDER, note.record().value(), note.version(), until.toString(), signed))
                .replaceWith(true);
    }

    /** Of the payload alone, as it is signed: the same signed again has another signature. */
    private static String said(String signed) {
        return CanonicalJson.sha256(signed.split("\\.", -1)[1].getBytes(StandardCharsets.US_ASCII));
    }
}
