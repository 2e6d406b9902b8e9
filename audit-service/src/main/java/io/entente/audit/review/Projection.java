package io.entente.audit.review;

import static io.entente.kernel.statement.EventName.*;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.audit.ledger.Entry;
import io.entente.audit.ledger.Side;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes, for each entitled jurisdiction, what it may read of an event as one row to search. A row is made from that
 * side's disclosures and from nothing else, so what a side may not know is not in its row.
 */
@ApplicationScoped
public class Projection {
    private static final List<String> COLUMNS = List.of(
            "index", "jurisdiction", "event_id", "occurred_at", "type", "service", "agency", "agency_jurisdiction",
            "officer", "pseudonym", "on_behalf_of", "record", "partner", "partners", "purpose", "justification",
            "outcome", "decision", "refusal_reason", "clauses", "refusal_clauses", "classes", "disclosure");

    private static final String ADD = "insert into sets.seen_event (" + String.join(", ", COLUMNS) + ") values ("
            + String.join(", ", IntStream.rangeClosed(1, COLUMNS.size()).mapToObj(i -> "$" + i).toList()) + ")";

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
        return Tuple.tuple()
                .addLong(index)
                .addString(side.jurisdiction().value())
                .addUUID(entry.eventId())
                .addOffsetDateTime(instant(side.text(AT)))
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
                .addString(side.text(DISCLOSURE));
    }

    private static OffsetDateTime instant(@Nullable String at) {
        if (at == null) throw new IllegalArgumentException("an event says when it happened");
        return Instant.parse(at).atOffset(ZoneOffset.UTC);
    }

    /** The asker knows its partner; to the owner's side, the other side of the act is the owner itself. */
    private static @Nullable String otherSide(Side side) {
        String partner = side.text(PARTNER);
        if (partner != null) return partner;
        String owner = side.text(OWNER_AGENCY);
        return owner == null || owner.equals(side.text(AGENCY)) ? null : owner;
    }

    /** Whom a search by partner should find: the other side, and those it was released to. */
    private static String[] partners(Side side) {
        Stream<String> recipients = StreamSupport.stream(side.said(RECIPIENTS).spliterator(), false)
                .map(recipient -> recipient.isTextual() ? recipient : recipient.path("agency"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
        return Stream.concat(Stream.ofNullable(otherSide(side)), recipients).distinct().toArray(String[]::new);
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
