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
            select newest.record, newest.input, kept.document, k.agency as key_agency, k.wrapped
            from (select distinct on (consent) consent, record, input
                  from consent_entry
                  where recipient = $1 and record = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
                  order by consent, number desc) as newest
            join decision_input kept on kept.hash = newest.input
            join data_key k on k.record = newest.record
            order by newest.record, newest.consent
            """;

    private final ShelfKeys keys;

    GivenConsents(ShelfKeys keys) {
        this.keys = keys;
    }

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
        return transaction
                .rows(STANDING, recipient.value(), ids)
                .chain(rows -> keys.opened(rows, Given::of))
                .map(all -> {
                    Map<RecordId, Standing> standing = new HashMap<>();
                    all.stream()
                            .collect(groupingBy(given -> given.consent().record()))
                            .forEach((record, given) -> standing.put(record, standing(given)));
                    return standing;
                });
    }

    private record Given(String hash, Consent consent) {
        static Given of(Row row, DataKey key) {
            String hash = row.text("input");
            return new Given(hash, ConsentDocument.open(key, hash, row.bytes("document")));
        }
    }

    private static Standing standing(List<Given> given) {
        return new Standing(
                Consents.of(given.stream().map(Given::consent).toList()),
                given.stream().map(Given::hash).toList());
    }
}
