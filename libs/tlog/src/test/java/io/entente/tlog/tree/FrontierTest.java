package io.entente.tlog.tree;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrontierTest {
    private static final int SIZE = 1100;

    private final NaiveTree tree = NaiveTree.of(SIZE);

    @Test
    void growing_leaf_by_leaf_it_has_the_root_of_the_definition_at_each_size() {
        Frontier frontier = Frontier.EMPTY;
        for (int size = 0; size < SIZE; size++) {
            assertThat(frontier.head()).isEqualTo(tree.head(size));
            assertThat(frontier).isEqualTo(Frontier.of(size, tree));
            frontier = frontier.append(tree.leaf(size));
        }
    }

    @Test
    void it_has_one_subtree_for_each_bit_of_its_size() {
        assertThatThrownBy(() -> new Frontier(3, List.of(tree.leaf(0)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Frontier(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Frontier(4, List.of(tree.root(4))).head()).isEqualTo(tree.head(4));
    }

    @Test
    void the_subtrees_of_a_tree_have_its_root_too() {
        Subtrees subtrees = tree;
        for (int size = 0; size <= 300; size++)
            assertThat(subtrees.root((long) size)).isEqualTo(tree.root(size));
    }
}
