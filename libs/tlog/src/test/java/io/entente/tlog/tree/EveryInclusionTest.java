package io.entente.tlog.tree;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EveryInclusionTest {
    private static final int SIZES = 130;
    private static final int LARGEST = 3000;
    private static final Hash STRANGER = Hash.ofLeaf(new byte[] {42});

    private final NaiveTree tree = NaiveTree.of(LARGEST);
    private final Random random = new Random(20261123);

    @Test
    void every_leaf_of_every_tree_has_the_path_of_the_definition_and_it_leads() {
        for (int size = 1; size <= SIZES; size++) for (int index = 0; index < size; index++) holds(index, size);
        for (int i = 0; i < 300; i++) {
            int size = 1 + random.nextInt(LARGEST);
            holds(random.nextInt(size), size);
        }
    }

    private void holds(int index, int size) {
        Inclusion proof = Inclusion.prove(index, size, tree);
        if (!proof.path().equals(tree.path(index, size)) || !leads(proof, size))
            throw new AssertionError("leaf " + index + " of " + size);
    }

    @Test
    void a_path_with_a_hash_too_few_or_too_many_leads_nowhere() {
        for (int size = 1; size <= SIZES; size++)
            for (int index = 0; index < size; index++)
                for (List<Hash> path : Changed.inLength(tree.path(index, size), STRANGER))
                    if (leads(new Inclusion(index, path), size))
                        throw new AssertionError("leaf " + index + " of " + size + " by " + path);
    }

    @Test
    void a_path_with_any_bit_turned_leads_nowhere() {
        for (int size = 1; size <= SIZES; size++)
            for (int at = 0; at < size; at++) {
                int index = at;
                int of = size;
                assertThat(Changed.byOneBit(tree.path(index, size), random))
                        .noneMatch(path -> leads(new Inclusion(index, path), of));
                if (size > 9) continue;
                assertThat(Changed.byEachBit(tree.path(index, size)))
                        .noneMatch(path -> leads(new Inclusion(index, path), of));
            }
    }

    @Test
    void a_path_leads_from_no_other_leaf_nor_place_nor_to_another_root() {
        for (int size = 1; size <= 40; size++)
            for (int index = 0; index < size; index++) {
                Inclusion proof = Inclusion.prove(index, size, tree);
                for (int other = 0; other < size + 3; other++) {
                    if (other == index) continue;
                    assertThat(leads(new Inclusion(other, proof.path()), size)).isFalse();
                    assertThat(proof.leads(tree.leaf(other), tree.head(size))).isFalse();
                }
                Hash root = Changed.turned(tree.root(size), random.nextInt(256));
                assertThat(proof.leads(tree.leaf(index), new TreeHead(size, root)))
                        .isFalse();
            }
    }

    @Test
    void nothing_is_left_of_the_first_leaf_nor_in_an_empty_tree() {
        assertThat(new Inclusion(-1, List.of()).leads(tree.leaf(0), tree.head(1)))
                .isFalse();
        assertThat(new Inclusion(0, List.of()).leads(Hash.OF_EMPTY_TREE, TreeHead.EMPTY))
                .isFalse();
    }

    @Test
    void a_leaf_beyond_the_tree_cannot_be_proved() {
        assertThatThrownBy(() -> Inclusion.prove(7, 7, tree)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Inclusion.prove(-1, 7, tree)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Inclusion.prove(0, 0, tree)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_largest_tree_there_can_be_has_a_place_for_each_of_its_leaves() {
        // All the same leaf: a subtree's hash then depends on its height alone.
        Hash[] heights = new Hash[64];
        heights[0] = STRANGER;
        for (int i = 1; i < 64; i++) heights[i] = Hash.ofNode(heights[i - 1], heights[i - 1]);
        Subtrees uniform = (level, index) -> heights[level];
        TreeHead head = new TreeHead(Long.MAX_VALUE, uniform.root(Long.MAX_VALUE));
        for (long index : new long[] {0, 1, Long.MAX_VALUE / 3, Long.MAX_VALUE - 2, Long.MAX_VALUE - 1})
            assertThat(Inclusion.prove(index, head.size(), uniform).leads(STRANGER, head))
                    .isTrue();
        assertThat(new Inclusion(Long.MAX_VALUE, List.of()).leads(STRANGER, head))
                .isFalse();
    }

    private boolean leads(Inclusion proof, int size) {
        Hash leaf = proof.index() < size ? tree.leaf((int) proof.index()) : tree.leaf(0);
        return proof.leads(leaf, tree.head(size));
    }
}
