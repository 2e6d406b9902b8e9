package io.entente.tlog.tree;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Malformed;
import io.entente.tlog.Vectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HashTest {
    @Test
    void leaves_and_roots_are_those_of_the_vectors() {
        JsonNode vectors = Vectors.own("roots.json");
        vectors.get("leafHashes").properties().forEach(leaf -> assertThat(
                        Hash.ofLeaf(Vectors.entry(Long.parseLong(leaf.getKey())))
                                .toString())
                .isEqualTo(leaf.getValue().asText()));
        Frontier frontier = Frontier.EMPTY;
        int compared = 0;
        for (int size = 0; size <= 70_000; size++) {
            JsonNode root = vectors.get("roots").get(String.valueOf(size));
            if (root != null) {
                Hash hash = frontier.head().root();
                assertThat(hash.toString()).isEqualTo(root.get("hex").asText());
                assertThat(hash.base64()).isEqualTo(root.get("base64").asText());
                assertThat(Hash.ofBase64(hash.base64())).isEqualTo(hash);
                compared++;
            }
            frontier = frontier.append(Hash.ofLeaf(Vectors.entry(size)));
        }
        assertThat(compared).isEqualTo(vectors.get("roots").size()).isGreaterThan(20);
    }

    @Test
    void a_hash_has_32_bytes() {
        assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Hash.of(new byte[33])).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Hash.ofBase64("AAAA")).isInstanceOf(Malformed.class);
    }

    @Test
    void a_hash_does_not_change_with_the_bytes_that_it_came_from_or_gave_out() {
        byte[] bytes = new byte[Hash.BYTES];
        Hash hash = Hash.of(bytes);
        bytes[0] = 1;
        hash.bytes()[1] = 1;
        assertThat(hash.bytes()).isEqualTo(new byte[Hash.BYTES]);
    }

    @Test
    void hashes_are_equal_by_their_bytes() {
        Hash hash = Hash.ofLeaf(Vectors.entry(1));
        assertThat(hash)
                .isEqualTo(Hash.of(hash.bytes()))
                .hasSameHashCodeAs(Hash.of(hash.bytes()))
                .isNotEqualTo(Hash.ofLeaf(Vectors.entry(2)))
                .isNotEqualTo(hash.toString());
        assertThat(hash.hashCode()).isNotEqualTo(Hash.ofLeaf(Vectors.entry(2)).hashCode());
    }

    @Test
    void a_tree_of_no_leaves_has_one_possible_root() {
        assertThat(TreeHead.EMPTY.isPossible()).isTrue();
        assertThat(new TreeHead(0, Hash.ofLeaf(new byte[0])).isPossible()).isFalse();
        assertThat(new TreeHead(1, Hash.OF_EMPTY_TREE).isPossible()).isTrue();
        assertThatThrownBy(() -> new TreeHead(-1, Hash.OF_EMPTY_TREE)).isInstanceOf(IllegalArgumentException.class);
    }
}
