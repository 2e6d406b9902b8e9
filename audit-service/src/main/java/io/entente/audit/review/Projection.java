package io.entente.audit.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.audit.ledger.Entry;
import io.entente.audit.ledger.Side;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.entente.kernel.statement.EventName.*;

/**
 * Writes, for each entitled jurisdiction, what it may read of an event as one row to search. A row is made from that
 * side's disclosures and from nothing else, so what a side may not know is not in its row.
 */
@ApplicationScoped
public class Projection {
    private static final List<String> COLUMNS = List.of(
            "index",
            "jurisdiction",
            "event_id",
            "occurred_at",
            "type",
            "service",
            "agency",
            "agency_jurisdiction",
            "officer",
            "pseudonym",
            "on_behalf_of",
            "record",
            "partner",
            "partners",
            "purpose",
            "justification",
            "outcome",
            "decision",
            "refusal_reason",
            "clauses",
            "refusal_clauses",
            "classes",
            "disclosure",
            "call_method",
            "call_path",
            "call_status",
            "call_problem",
            "call_count");

    private static final String ADD = "insert into sets.seen_event (" + String.join(", ", COLUMNS) + ") values ("
            + String.join(
                    ", ",
                    IntStream.rangeClosed(1, COLUMNS.size())
                            .mapToObj(i -> "$" + i)
                            .toList()) + ")";

    /** Adds the rows of an entry within the caller's transaction. */
    public Uni<Void> add(SqlConnection tx, long index, Entry entry) {
        return Multi.createFrom()
                .iterable(entry.sides())
                .onItem()
                .transformToUniAndConcatenate(side -> tx.preparedQuery(ADD).execute(row(index, entry, side)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Tuple row(long index, Entry entry, Side side) {
        JsonNode refusal = side.said(REFUSAL);
        JsonNode call = side.said(CALL);
        return Tuple.tuple()
                .addLong(index)
                .addString(side.jurisdiction().value())
                .addUUID(entry.eventId())
                .addOffsetDateTime(Instant.parse(side.said(AT).textValue()).atOffset(ZoneOffset.UTC))
                .addString(side.text(TYPE))
                .addString(side.text(SERVICE))
                .addString(side.text(AGENCY))
                .addString(side.text(JURISDICTION))
                .addString(side.text(OFFICER))
                .addString(side.text(PSEUDONYM))
                .addString(side.text(ON_BEHALF_OF))
                .addString(side.text(RECORD))
                .addString(otherSide(side))
                .addArrayOfString(partners(side))
                .addString(side.text(PURPOSE))
                .addString(side.text(JUSTIFICATION))
                .addString(side.text(OUTCOME))
                .addString(side.text(DECISION))
                .addString(refusal.path("reason").textValue())
                .addArrayOfString(array(side.texts(CLAUSES)))
                .addArrayOfString(array(Side.texts(refusal.path("clauses"))))
                .addArrayOfString(array(side.texts(CLASSES)))
                .addString(side.text(DISCLOSURE))
                .addString(call.path("method").textValue())
                .addString(call.path("path").textValue())
                .addInteger(number(call.path("status")))
                .addString(call.path("problem").textValue())
                .addInteger(number(call.path("count")));
    }

    /** The asker knows its partner; to the owner's side, the other side of the act is the owner itself. */
    private static @Nullable String otherSide(Side side) {
        String partner = side.text(PARTNER);
        return partner != null || ownersAct(side) ? partner : side.text(OWNER_AGENCY);
    }

    /** Whom a search by partner should find: the other side, or those to whom an owner released. */
    private static String[] partners(Side side) {
        Stream<String> released = ownersAct(side) ? side.texts(RECIPIENTS).stream() : Stream.empty();
        return Stream.concat(Stream.ofNullable(otherSide(side)), released)
                .distinct()
                .toArray(String[]::new);
    }

    private static boolean ownersAct(Side side) {
        return Objects.equals(side.text(OWNER_AGENCY), side.text(AGENCY));
    }

    private static @Nullable Integer number(JsonNode value) {
        return value.isInt() ? value.intValue() : null;
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
