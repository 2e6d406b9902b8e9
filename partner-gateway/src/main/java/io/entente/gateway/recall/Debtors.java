package io.entente.gateway.recall;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import java.util.List;

/** Who received what an owner takes back, and what they owe for it already: of all agencies, as the worker sees them. */
final class Debtors {
    private static final String DISCLOSED = """
            select distinct d.agency from disclosure d join shelf_version v on v.version_id = d.version_id
            where d.record = $1 and v.version > $2 and v.version <= $3
            order by d.agency
            """;
    private static final String OWED = """
            select 1 as owed from recall_duty where agency = $1 and record = $2 and kind in ('recall', 'erasure')
            """;
    private static final String ANSWERED = """
            select coalesce(max(version), 0) as answered from recall_duty
            where agency = $1 and record = $2 and kind = 'amendment'
            """;
    private static final String HIGHEST =
            "select coalesce(max(version), 0) as highest from shelf_version where record = $1";
    private static final String EARLIER =
            "select version from shelf_version where record = $1 and version < $2 limit 1";

    private Debtors() {}

    /** @return to whom a version above the one, up to and with the other, was disclosed */
    static Uni<List<AgencyId>> disclosed(Transaction transaction, RecordId record, int after, int upTo) {
        return transaction.rows(DISCLOSED, record.value(), after, upTo).map(rows -> rows.stream()
                .map(row -> new AgencyId(row.text("agency")))
                .toList());
    }

    /** @return whether it owes nothing, or owed nothing, for a record that was taken back as a whole */
    static Uni<Boolean> owesNothing(Transaction transaction, AgencyId agency, RecordId record) {
        return transaction.rows(OWED, agency.value(), record.value()).map(List::isEmpty);
    }

    /** @return the highest version for which it owes or gave a receipt as for a tighter one; 0 for none */
    static Uni<Integer> answered(Transaction transaction, AgencyId agency, RecordId record) {
        return transaction.rows(ANSWERED, agency.value(), record.value()).map(rows -> rows.get(0)
                .integer("answered"));
    }

    /** @return the record's highest version on the shelf; 0 for none */
    static Uni<Integer> highest(Transaction transaction, RecordId record) {
        return transaction.rows(HIGHEST, record.value()).map(rows -> rows.get(0).integer("highest"));
    }

    /** @return whether a version amends one that came before it */
    static Uni<Boolean> hasEarlier(Transaction transaction, RecordId record, int version) {
        return transaction.rows(EARLIER, record.value(), version).map(rows -> !rows.isEmpty());
    }
}
