package io.entente.audit.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.audit.ledger.Entry;
import io.entente.audit.ledger.Side;
import io.entente.kernel.statement.EventName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.entente.kernel.statement.EventName.*;

/**
 * Writes, for each entitled jurisdiction, what it may read of an event as one row to search. A row is made from that
 * side's disclosures and from nothing else, so what a side may not know is not in its row.
 */
@ApplicationScoped
public class Projection {
    /** What stands in each column of a side's row. */
    private static final Map<String, Value> COLUMNS = columns();

    private static final String ADD = "insert into sets.seen_event (" + String.join(", ", COLUMNS.keySet())
            + ") values ("
            + IntStream.rangeClosed(1, COLUMNS.size()).mapToObj(i -> "$" + i).collect(Collectors.joining(", ")) + ")";

    private record Seen(long index, Entry entry, Side side) {}

    private interface Value {
        @Nullable
        Object of(Seen seen);
    }

    private static Map<String, Value> columns() {
        Map<String, Value> columns = new LinkedHashMap<>();
        columns.put("index", Seen::index);
        columns.put("jurisdiction", seen -> seen.side().jurisdiction().value());
        columns.put("event_id", seen -> seen.entry().eventId());
        columns.put("occurred_at", seen -> Instant.parse(seen.side().said(AT).textValue())
                .atOffset(ZoneOffset.UTC));
        columns.put("type", text(TYPE));
        columns.put("service", text(SERVICE));
        columns.put("agency", text(AGENCY));
        columns.put("agency_jurisdiction", text(JURISDICTION));
        columns.put("officer", text(OFFICER));
        columns.put("pseudonym", text(PSEUDONYM));
        columns.put("on_behalf_of", text(ON_BEHALF_OF));
        columns.put("record", text(RECORD));
        columns.put("partner", seen -> otherSide(seen.side()));
        columns.put("partners", seen -> partners(seen.side()));
        columns.put("purpose", text(PURPOSE));
        columns.put("justification", text(JUSTIFICATION));
        columns.put("outcome", text(OUTCOME));
        columns.put("decision", text(DECISION));
        columns.put("refusal_reason", part(REFUSAL, "reason"));
        columns.put("clauses", texts(CLAUSES));
        columns.put(
                "refusal_clauses",
                seen -> array(Side.texts(seen.side().said(REFUSAL).path("clauses"))));
        columns.put("classes", texts(CLASSES));
        columns.put("disclosure", text(DISCLOSURE));
        columns.put("call_method", part(CALL, "method"));
        columns.put("call_path", part(CALL, "path"));
        columns.put("call_status", number(CALL, "status"));
        columns.put("call_problem", part(CALL, "problem"));
        columns.put("call_count", number(CALL, "count"));
        return columns;
    }

    private static Value text(EventName name) {
        return seen -> seen.side().text(name);
    }

    private static Value texts(EventName name) {
        return seen -> array(seen.side().texts(name));
    }

    private static Value part(EventName name, String of) {
        return seen -> seen.side().said(name).path(of).textValue();
    }

    private static Value number(EventName name, String of) {
        return seen -> {
            JsonNode value = seen.side().said(name).path(of);
            return value.isInt() ? value.intValue() : null;
        };
    }

    /** Adds the rows of an entry within the caller's transaction. */
    public Uni<Void> add(SqlConnection tx, long index, Entry entry) {
        return Multi.createFrom()
                .iterable(entry.sides())
                .onItem()
                .transformToUniAndConcatenate(side -> tx.preparedQuery(ADD).execute(row(new Seen(index, entry, side))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Tuple row(Seen seen) {
        Tuple row = Tuple.tuple();
        COLUMNS.values().forEach(value -> row.addValue(value.of(seen)));
        return row;
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

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
