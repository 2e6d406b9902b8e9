package io.entente.gateway.decision;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Consents;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

/**
 * The consents that an agency has been given, read in the transaction that decides by them: what was revoked before that
 * transaction began is not among them (P3). Of each consent the entry with the highest number counts.
 */
@ApplicationScoped
public class GivenConsents {
    /** One statement, whatever it finds: the time it takes tells nothing (P7). */
    private static final String STANDING = """
            select newest.record, newest.input, kept.document
            from (select distinct on (consent) consent, record, input
                  from consent_entry
                  where recipient = $1 and record = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
                  order by consent, number desc) as newest
            join decision_input kept on kept.hash = newest.input
            order by newest.record, newest.consent
            """;

    /**
     * Those that stand for one record, revoked ones left out; which hold at an instant, they know themselves.
     *
     * @param hashes under which they are kept among the inputs of decisions
     */
    public record Standing(Consents consents, List<String> hashes) {
        static final Standing NONE = new Standing(Consents.NONE, List.of());
    }

    /** @return per record what stands for it; nothing for a record for which nothing does */
    public Uni<Map<RecordId, Standing>> to(Transaction transaction, AgencyId recipient, Collection<RecordId> records) {
        String ids = records.stream().map(RecordId::toString).collect(joining(","));
        return transaction.rows(STANDING, recipient.value(), ids).map(rows -> {
            Map<RecordId, Standing> standing = new HashMap<>();
            rows.stream()
                    .collect(groupingBy(row -> new RecordId(row.uuid("record"))))
                    .forEach((record, given) -> standing.put(record, standing(given)));
            return standing;
        });
    }

    private static Standing standing(List<Row> rows) {
        List<String> hashes = new ArrayList<>();
        rows.forEach(row -> hashes.add(row.text("input")));
        return new Standing(
                Consents.of(rows.stream()
                        .map(row -> ConsentDocument.read(row.bytes("document")))
                        .toList()),
                hashes);
    }
}
