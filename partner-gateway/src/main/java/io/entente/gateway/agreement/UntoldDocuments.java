package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.entente.gateway.transaction.InTurn;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.smallrye.mutiny.Uni;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Agreements' documents that stand and that an owner's side was not told yet.
 *
 * @param fitting those that one message has room for, at least one if there is any
 * @param more whether others are left, which follow at once
 */
record UntoldDocuments(List<Row> fitting, boolean more) {
    /** Messages have a bound. */
    private static final int MOST_BYTES = 1_500_000;

    private static final String UNTOLD = """
            select v.hash, v.document from agreement_version v
            where v.hash = any (string_to_array(cast($1 as varchar), ','))
              and not exists (select from policy_document_told told where told.hash = v.hash)
            order by v.agreement, v.version
            """;

    static Uni<UntoldDocuments> of(Transaction transaction, StandingPolicy policy) {
        return transaction.rows(UNTOLD, String.join(",", policy.standing())).map(UntoldDocuments::first);
    }

    /** Each document is told again: an owner's side may have lost its own. */
    static Uni<Void> forget(Transaction transaction) {
        return transaction.change("delete from policy_document_told").replaceWithVoid();
    }

    private static UntoldDocuments first(List<Row> untold) {
        List<Row> fitting = new ArrayList<>();
        int bytes = 0;
        for (Row document : untold) {
            bytes += document.bytes("document").length;
            if (bytes > MOST_BYTES && !fitting.isEmpty()) break;
            fitting.add(document);
        }
        return new UntoldDocuments(List.copyOf(fitting), fitting.size() < untold.size());
    }

    boolean none() {
        return fitting.isEmpty();
    }

    /** Remembers that those that fit are told. */
    Uni<Void> tell(Transaction transaction) {
        return InTurn.each(
                fitting,
                document -> transaction.change(
                        "insert into policy_document_told (hash) values ($1)", document.text("hash")));
    }

    void writeTo(ArrayNode documents) {
        fitting.forEach(document -> documents
                .addObject()
                .put("hash", document.text("hash"))
                .put("text", new String(document.bytes("document"), StandardCharsets.UTF_8)));
    }
}
