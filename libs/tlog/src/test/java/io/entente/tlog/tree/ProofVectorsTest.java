package io.entente.tlog.tree;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Malformed;
import io.entente.tlog.Vectors;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ProofVectorsTest {
    @Test
    void inclusion_is_as_the_vectors_say() {
        JsonNode vectors = Vectors.own("inclusion.json");
        for (JsonNode vector : vectors)
            assertThat(included(vector))
                    .as(vector.toString())
                    .isEqualTo(vector.get("valid").asBoolean());
        assertThat(vectors).hasSize(220);
    }

    @Test
    void consistency_is_as_the_vectors_say() {
        JsonNode vectors = Vectors.own("consistency.json");
        for (JsonNode vector : vectors)
            assertThat(consistent(vector))
                    .as(vector.toString())
                    .isEqualTo(vector.get("valid").asBoolean());
        assertThat(vectors).hasSize(150);
    }

    private static boolean included(JsonNode vector) {
        try {
            return new Inclusion(vector.get("index").asLong(), hashes(vector.get("proof")))
                    .leads(
                            Hash.ofBase64(vector.get("leafHash").asText()),
                            new TreeHead(
                                    vector.get("size").asLong(),
                                    Hash.ofBase64(vector.get("root").asText())));
        } catch (Malformed e) {
            return false;
        }
    }

    private static boolean consistent(JsonNode vector) {
        try {
            return new Consistency(hashes(vector.get("proof")))
                    .joins(
                            new TreeHead(
                                    vector.get("size1").asLong(),
                                    Hash.ofBase64(vector.get("root1").asText())),
                            new TreeHead(
                                    vector.get("size2").asLong(),
                                    Hash.ofBase64(vector.get("root2").asText())));
        } catch (Malformed e) {
            return false;
        }
    }

    private static List<Hash> hashes(JsonNode proof) {
        return Vectors.texts(proof).stream().map(Hash::ofBase64).toList();
    }
}
