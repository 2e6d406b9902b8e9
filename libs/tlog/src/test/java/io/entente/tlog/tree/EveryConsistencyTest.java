package io.entente.tlog.tree;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EveryConsistencyTest {
    private static final int SIZES = 130;
    private static final int LARGEST = 3000;
    private static final Hash STRANGER = Hash.ofLeaf(new byte[] {42});

    private final NaiveTree tree = NaiveTree.of(LARGEST);
    private final Random random = new Random(20261124);

    @Test
    void every_two_sizes_have_the_proof_of_the_definition_and_it_joins() {
        for (int to = 1; to <= SIZES; to++) for (int from = 1; from <= to; from++) holds(from, to);
        for (int i = 0; i < 300; i++) {
            int to = 1 + random.nextInt(LARGEST);
            holds(1 + random.nextInt(to), to);
        }
    }

    private void holds(int from, int to) {
        Consistency proof = Consistency.prove(from, to, tree);
        if (!proof.path().equals(tree.consistency(from, to)) || !joins(proof.path(), from, to))
            throw new AssertionError(from + " to " + to);
    }

    @Test
    void every_tree_follows_an_empty_one_without_a_proof() {
        for (int to = 0; to <= SIZES; to++) {
            assertThat(Consistency.prove(0, to, tree).path()).isEmpty();
            assertThat(joins(List.of(), 0, to)).isTrue();
            assertThat(joins(List.of(STRANGER), 0, to)).isFalse();
            assertThat(new Consistency(List.of()).joins(new TreeHead(0, STRANGER), tree.head(to)))
                    .isFalse();
        }
    }

    @Test
    void a_proof_with_a_hash_too_few_or_too_many_joins_nothing() {
        for (int to = 1; to <= SIZES; to++)
            for (int from = 1; from <= to; from++)
                for (List<Hash> path : Changed.inLength(tree.consistency(from, to), STRANGER))
                    if (joins(path, from, to)) throw new AssertionError(from + " to " + to + " by " + path);
    }

    @Test
    void a_proof_with_any_bit_turned_joins_nothing() {
        for (int larger = 1; larger <= SIZES; larger++)
            for (int smaller = 1; smaller <= larger; smaller++) {
                int from = smaller;
                int to = larger;
                assertThat(Changed.byOneBit(tree.consistency(from, to), random))
                        .noneMatch(path -> joins(path, from, to));
                if (to > 9) continue;
                assertThat(Changed.byEachBit(tree.consistency(from, to))).noneMatch(path -> joins(path, from, to));
            }
    }

    @Test
    void a_proof_joins_no_other_roots() {
        for (int to = 1; to <= SIZES; to++)
            for (int from = 1; from <= to; from++) {
                Consistency proof = Consistency.prove(from, to, tree);
                TreeHead smaller = new TreeHead(from, Changed.turned(tree.root(from), random.nextInt(256)));
                TreeHead larger = new TreeHead(to, Changed.turned(tree.root(to), random.nextInt(256)));
                assertThat(proof.joins(smaller, tree.head(to))).isFalse();
                assertThat(proof.joins(tree.head(from), larger)).isFalse();
                if (from < to)
                    assertThat(proof.joins(tree.head(to), tree.head(from))).isFalse();
            }
    }

    @Test
    void a_rewritten_leaf_is_found_from_every_size_that_had_it() {
        List<byte[]> other = List.of(new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {4}, new byte[] {5});
        NaiveTree rewritten = new NaiveTree(other);
        for (int from = 1; from < 5; from++)
            assertThat(Consistency.prove(from, 5, rewritten).joins(tree.head(from), rewritten.head(5)))
                    .isFalse();
    }

    @Test
    void a_tree_does_not_shrink() {
        assertThatThrownBy(() -> Consistency.prove(8, 7, tree)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Consistency.prove(-1, 7, tree)).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean joins(List<Hash> path, int from, int to) {
        return new Consistency(path).joins(tree.head(from), tree.head(to));
    }
}
