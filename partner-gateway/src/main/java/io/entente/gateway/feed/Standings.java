package io.entente.gateway.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import static java.util.stream.Collectors.joining;

/** What each agency's feed has told last of each record. */
@ApplicationScoped
class Standings {
    private static final String OF = """
            select record, seen from feed_standing
            where agency = $1 and record = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
            """;
    private static final String WRITE = """
            insert into feed_standing (agency, record, seen)
            select $1, record, seen
            from json_to_recordset(cast(cast($2 as varchar) as json)) as standing(record uuid, seen varchar)
            on conflict (agency, record) do update set seen = excluded.seen
            """;

    /** @return what was told of each of the records, nothing of those that are left out */
    Uni<Map<RecordId, Standing>> of(Transaction transaction, AgencyId agency, Collection<RecordId> records) {
        String ids = records.stream().map(RecordId::toString).collect(joining(","));
        return transaction.rows(OF, agency.value(), ids).map(rows -> {
            Map<RecordId, Standing> standings = new HashMap<>();
            rows.forEach(row -> standings.put(new RecordId(row.uuid("record")), Standing.parse(row.text("seen"))));
            return standings;
        });
    }

    Uni<Void> write(Transaction transaction, AgencyId agency, Map<RecordId, Standing> standings) {
        if (standings.isEmpty()) return Uni.createFrom().voidItem();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        standings.forEach((record, standing) ->
                json.addObject().put("record", record.toString()).put("seen", standing.text()));
        return transaction.change(WRITE, agency.value(), json.toString()).replaceWithVoid();
    }
}
