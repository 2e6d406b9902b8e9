package io.entente.gateway.decision;

import io.entente.gateway.shelf.LabelsDocument;
import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decisions on record with what they were made of: for auditors as far as their side's rows go, for an agency its own. */
@ApplicationScoped
class RecordedDecisions {
    private static final String RECORDED = """
            select d.id, d.version_id, n.record, n.policy, n.request, n.inputs, n.answer, n.owner_side, n.decided_at
            from disclosure d join decision n on n.id = d.decision
            """;

    private final ShelfKeys keys;

    RecordedDecisions(ShelfKeys keys) {
        this.keys = keys;
    }

    /** @return empty for what there is not, and for what concerns another side */
    Uni<Optional<RecordedDecision>> of(Transaction transaction, UUID disclosure) {
        return recorded(transaction, RECORDED + "where d.id = $1", disclosure)
                .map(found -> found.stream().findFirst());
    }

    /** @return empty unless something was disclosed to the agency under this id */
    Uni<Optional<RecordedDecision>> disclosed(Transaction transaction, AgencyId agency, UUID disclosure) {
        return transaction
                .rows(
                        RECORDED + "where d.id = $1 and d.agency = $2 and d.version_id is not null",
                        disclosure,
                        agency.value())
                .map(rows -> rows.stream().findFirst().map(RecordedDecision::of));
    }

    /** Whose record it is, erased or not. */
    Uni<AgencyId> owner(Transaction transaction, UUID record) {
        return transaction
                .rows("select owner from shelf_record where record = $1", record)
                .map(rows -> new AgencyId(rows.get(0).text("owner")));
    }

    /** @return at most so many, the newest first */
    Uni<List<RecordedDecision>> last(Transaction transaction, int most) {
        return recorded(transaction, RECORDED + "order by n.decided_at desc, n.id limit $1", most);
    }

    private static Uni<List<RecordedDecision>> recorded(Transaction transaction, String sql, Object parameter) {
        return transaction
                .rows("select set_config('entente.auditing', 'yes', true) as auditing")
                .chain(() -> transaction.rows(sql, parameter))
                .map(rows -> rows.stream().map(RecordedDecision::of).toList());
    }

    /** @return what is still kept of all they were made of */
    Uni<Kept> inputs(Transaction transaction, Collection<RecordedDecision> decisions) {
        Set<RecordId> records = new HashSet<>();
        Set<String> inputs = new HashSet<>();
        Set<String> agreements = new HashSet<>();
        for (RecordedDecision decision : decisions) {
            Stream.concat(decision.inputs().labels().stream(), decision.inputs().consents().stream())
                    .forEach(inputs::add);
            agreements.addAll(decision.inputs().agreements());
            if (!decision.inputs().consents().isEmpty())
                decision.record().map(RecordId::new).ifPresent(records::add);
        }
        return documents(transaction, "decision_input", inputs)
                .chain(ofRecords -> documents(transaction, "agreement_version", agreements)
                        .chain(ofParties -> keys.of(transaction, records)
                                .map(opening -> new Kept(ofRecords, read(ofParties), opening))));
    }

    private static Map<String, Agreement> read(Map<String, byte[]> documents) {
        Map<String, Agreement> agreements = new HashMap<>();
        documents.forEach((hash, document) -> agreements.put(hash, AgreementDocument.kept(document)));
        return agreements;
    }

    private static Uni<Map<String, byte[]>> documents(Transaction transaction, String table, Set<String> hashes) {
        return transaction
                .rows(
                        "select hash, document from " + table
                                + " where hash = any (string_to_array(cast($1 as varchar), ','))",
                        String.join(",", hashes))
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> row.text("hash"), RecordedDecisions::document)));
    }

    private static byte[] document(Row row) {
        return row.bytes("document");
    }

    /**
     * Inputs by hash, what consents say closed; what was erased is not among them.
     *
     * @param keys of the records whose consents are needed, if they are not erased
     */
    record Kept(Map<String, byte[]> documents, Map<String, Agreement> agreements, Map<RecordId, DataKey> keys) {

        /** @return empty when anything it was made of is gone: a part of the inputs would give another answer */
        Optional<Gathered> of(RecordedDecision decision) {
            InputHashes inputs = decision.inputs();
            boolean whole = Stream.concat(inputs.labels().stream(), inputs.consents().stream())
                            .allMatch(documents::containsKey)
                    && (inputs.consents().isEmpty() || key(decision).isPresent())
                    && agreements.keySet().containsAll(inputs.agreements());
            if (!whole) return Optional.empty();
            return Optional.of(new Gathered(
                    inputs.labels()
                            .map(hash -> LabelsDocument.read(
                                    documents.get(hash), inputs.recalled(), inputs.silent(), inputs.reviewBy())),
                    inputs.agreements().stream().map(agreements::get).toList(),
                    Consents.of(consents(decision)),
                    inputs.issuer()));
        }

        /** @return those of its consents that are still kept: none once the record is erased */
        List<Consent> consents(RecordedDecision decision) {
            return key(decision)
                    .map(key -> decision.inputs().consents().stream()
                            .filter(documents::containsKey)
                            .map(hash -> ConsentDocument.open(key, hash, documents.get(hash)))
                            .toList())
                    .orElse(List.of());
        }

        /** @return those of its agreements that are still kept */
        List<Agreement> agreements(RecordedDecision decision) {
            return decision.inputs().agreements().stream()
                    .filter(agreements::containsKey)
                    .map(agreements::get)
                    .toList();
        }

        private Optional<DataKey> key(RecordedDecision decision) {
            return decision.record().map(RecordId::new).map(keys::get);
        }
    }
}
