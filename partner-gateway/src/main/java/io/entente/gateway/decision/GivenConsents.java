package io.entente.gateway.decision;

import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

/**
 * The consents that an agency has been given, read in the transaction that decides by them: what was revoked before that
 * transaction began is not among them (P3). Of each consent the entry with the highest number counts, and one whose terms an
 * older release has not written down permits nothing until they are read. Their terms decide;
 * the words in them, which lie closed, are opened only where something is disclosed, so that nobody's key is asked for
 * what is hidden (P7).
 */
@ApplicationScoped
public class GivenConsents {
    /** One statement, whatever it finds: the time it takes tells nothing (P7). */
    private static final String STANDING = """
            select newest.record, newest.input, newest.terms, kept.document, k.agency as key_agency, k.wrapped
            from (select distinct on (consent) consent, record, input, terms
                  from consent_entry
                  where recipient = $1 and record = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
                  order by consent, number desc) as newest
            join decision_input kept on kept.hash = newest.input
            join data_key k on k.record = newest.record
            where newest.terms is not null
            order by newest.record, newest.consent
            """;

    private final ShelfKeys keys;

    GivenConsents(ShelfKeys keys) {
        this.keys = keys;
    }

    /**
     * Those that stand for one record, revoked ones left out; which hold at an instant, they know themselves.
     *
     * @param consents on what terms, without the words
     * @param hashes under which they are kept among the inputs of decisions
     * @param closed the whole of them
     */
    public record Standing(Consents consents, List<String> hashes, List<Row> closed) {
        static final Standing NONE = new Standing(Consents.NONE, List.of(), List.of());

        private static Standing of(List<Row> rows) {
            return new Standing(
                    Consents.of(rows.stream()
                            .map(row -> ConsentDocument.terms(row.text("terms")))
                            .toList()),
                    rows.stream().map(row -> row.text("input")).toList(),
                    List.copyOf(rows));
        }
    }

    /** @return per record what stands for it; nothing for a record for which nothing does */
    public Uni<Map<RecordId, Standing>> to(Transaction transaction, AgencyId recipient, Collection<RecordId> records) {
        String ids = records.stream().map(RecordId::toString).collect(joining(","));
        return transaction.rows(STANDING, recipient.value(), ids).map(rows -> rows.stream()
                .collect(groupingBy(
                        row -> new RecordId(row.uuid("record")), collectingAndThen(toList(), Standing::of))));
    }

    /** @return the same with the words in them. Fails while the owner's keys are out of reach. */
    Uni<Standing> whole(Standing standing) {
        if (standing.closed().isEmpty()) return Uni.createFrom().item(standing);
        return keys.opened(standing.closed(), GivenConsents::opened)
                .map(consents -> new Standing(Consents.of(consents), standing.hashes(), standing.closed()));
    }

    private static Consent opened(Row row, DataKey key) {
        return ConsentDocument.open(key, row.text("input"), row.bytes("document"));
    }
}
