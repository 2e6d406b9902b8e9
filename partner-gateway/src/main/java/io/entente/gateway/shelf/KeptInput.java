package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.json.CanonicalJson;
import io.entente.policy.decision.Labels;
import io.smallrye.mutiny.Uni;

/** What decisions are made of, kept under its hash and never changed in place, so that they can be made again. */
public final class KeptInput {
    private static final String KEEP =
            "insert into decision_input (hash, kind, document) values ($1, $2, $3) on conflict (hash) do nothing";

    private KeptInput() {}

    /**
     * @param key the record's: what stays of a decision after an erasure is not to be tried out, and labels are few words
     * @return the keyed hash of their document
     */
    public static Uni<String> labels(Transaction transaction, Labels labels, DataKey key) {
        byte[] document = LabelsDocument.write(labels);
        return keep(transaction, "labels", key.mark("decision_input.hash", CanonicalJson.sha256(document)), document);
    }

    /** @return the hash, which is not the document's own: that is closed, and differs from one closing to the next */
    public static Uni<String> consent(Transaction transaction, String hash, byte[] closed) {
        return keep(transaction, "consent", hash, closed);
    }

    private static Uni<String> keep(Transaction transaction, String kind, String hash, byte[] document) {
        return transaction.change(KEEP, hash, kind, document).replaceWith(hash);
    }
}
