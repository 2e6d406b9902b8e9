package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The agreements there are, read in the transaction that decides by them. Only what cannot change is kept in memory: a
 * version's parsed document, under the hash of its bytes.
 */
@ApplicationScoped
public class SignedAgreements {
    private final Map<String, Agreement> parsed = new ConcurrentHashMap<>();
    private final AgreementsTaken taken;

    public SignedAgreements(AgreementsTaken taken) {
        this.taken = taken;
    }

    /**
     * Fails while the agreements of the start are still being taken in, and with it whatever was to be decided.
     *
     * @return every version there is; which is in force at an instant, they know themselves
     */
    public Uni<Agreements> all(Transaction transaction) {
        if (!taken.already())
            return Uni.createFrom().failure(() -> new IllegalStateException("the agreements are not yet taken in"));
        return transaction
                .rows("select hash from agreement_version order by agreement, version")
                .map(rows -> rows.stream().map(row -> row.text("hash")).toList())
                .call(hashes -> readMissing(transaction, hashes))
                .map(hashes -> Agreements.of(hashes.stream().map(parsed::get).toList()));
    }

    private Uni<Void> readMissing(Transaction transaction, List<String> hashes) {
        String missing =
                hashes.stream().filter(hash -> !parsed.containsKey(hash)).collect(Collectors.joining(","));
        if (missing.isEmpty()) return Uni.createFrom().voidItem();
        return transaction
                .rows(
                        "select document from agreement_version"
                                + " where hash = any (string_to_array(cast($1 as varchar), ','))",
                        missing)
                .invoke(rows -> rows.forEach(row -> keep(AgreementDocument.read(row.bytes("document")))))
                .replaceWithVoid();
    }

    private void keep(Agreement agreement) {
        parsed.put(agreement.hash(), agreement);
    }
}
