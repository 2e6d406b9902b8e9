package io.entente.tlog.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Malformed;
import io.entente.tlog.Mutants;
import io.entente.tlog.Vectors;
import io.entente.tlog.note.NotVerified;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptVectorsTest {
    private final JsonNode vectors = Vectors.own("proofs.json");
    private final Policy policy = Policy.parse(vectors.get("policy").asText());

    @Test
    void receipts_hold_as_the_vectors_say() {
        for (JsonNode vector : vectors.get("proofs"))
            assertThat(holds(Vectors.utf8(vector.get("proof")), Vectors.utf8(vector.get("entry"))))
                    .as(vector.get("why").asText())
                    .isEqualTo(vector.get("valid").asBoolean());
        assertThat(vectors.get("proofs")).hasSize(15);
    }

    @Test
    void the_example_holds_under_the_policy_beside_it() {
        Policy beside = Policy.parse(new String(Vectors.ownBytes("policy.txt"), StandardCharsets.UTF_8));
        Receipt receipt = Receipt.parse(Vectors.ownBytes("example.tlog-proof"));
        byte[] entry = Vectors.entry(receipt.inclusion().index());
        assertThat(receipt.verify(entry, beside).origin()).isEqualTo("audit.example/disclosures");
    }

    @Test
    void no_receipt_is_written_in_two_ways() {
        for (JsonNode vector : vectors.get("proofs"))
            if (vector.get("valid").asBoolean())
                Mutants.areRefusedOrKept(Vectors.utf8(vector.get("proof")), bytes -> Receipt.parse(bytes)
                        .bytes());
    }

    /** What is beside the proof proves nothing, and too many cosignatures do no harm; nothing else may change. */
    @Test
    void no_changed_receipt_proves_anything_else() {
        byte[] proof = Vectors.utf8(vectors.get("proofs").get(0).get("proof"));
        byte[] entry = Vectors.utf8(vectors.get("proofs").get(0).get("entry"));
        Receipt receipt = Receipt.parse(proof);
        Mutants.someAreRefusedOrKept(1500, proof, bytes -> {
            Receipt read = Receipt.parse(bytes);
            if (holds(bytes, entry)) {
                assertThat(read.inclusion()).isEqualTo(receipt.inclusion());
                assertThat(read.checkpoint().text())
                        .isEqualTo(receipt.checkpoint().text());
            }
            return read.bytes();
        });
    }

    private boolean holds(byte[] receipt, byte[] entry) {
        try {
            Receipt.parse(receipt).verify(entry, policy);
            return true;
        } catch (Malformed | NotVerified e) {
            return false;
        }
    }
}
