package io.entente.tlog.tile;

import io.entente.tlog.Malformed;
import io.entente.tlog.tree.Consistency;
import io.entente.tlog.tree.Frontier;
import io.entente.tlog.tree.Hash;
import io.entente.tlog.tree.Inclusion;
import io.entente.tlog.tree.NaiveTree;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TiledTreeTest {
    private static final int LARGEST = 1000;

    @Test
    void roots_and_proofs_are_those_of_the_definition() {
        NaiveTree naive = NaiveTree.of(LARGEST);
        for (int size : new int[] {1, 2, 3, 255, 256, 257, 300, 511, 512, 513, LARGEST}) isAs(naive, size);
    }

    static void isAs(NaiveTree naive, int size) {
        Random random = new Random(size);
        TiledTree tree = new TiledTree(size, new GrownLog(size)::tile);
        assertThat(tree.root((long) size)).isEqualTo(naive.root(size));
        for (int i = 0; i < 40; i++) {
            int smaller = 1 + random.nextInt(size);
            int index = random.nextInt(smaller);
            assertThat(tree.root((long) smaller)).isEqualTo(naive.root(smaller));
            assertThat(Inclusion.prove(index, smaller, tree).path()).isEqualTo(naive.path(index, smaller));
            assertThat(Consistency.prove(smaller, size, tree).path()).isEqualTo(naive.consistency(smaller, size));
            assertThat(Frontier.of(smaller, tree).head()).isEqualTo(naive.head(smaller));
        }
    }

    @Test
    void each_tile_is_read_once() {
        GrownLog log = new GrownLog(1000);
        List<TilePath> read = new ArrayList<>();
        TiledTree tree = new TiledTree(1000, path -> {
            read.add(path);
            return log.tile(path);
        });
        for (int i = 0; i < 1000; i++) Inclusion.prove(i, 1000, tree);
        assertThat(read).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void a_tile_is_as_wide_as_the_tree_has_it() {
        assertThat(TiledTree.holding(0, 255, 256)).isEqualTo(new TilePath(0, 0, 256));
        assertThat(TiledTree.holding(0, 255, 257)).isEqualTo(new TilePath(0, 0, 256));
        assertThat(TiledTree.holding(0, 256, 300)).isEqualTo(new TilePath(0, 1, 44));
        assertThat(TiledTree.holding(1, 272, 70_000)).isEqualTo(new TilePath(1, 1, 17));
        assertThat(TiledTree.holding(2, 0, 70_000)).isEqualTo(new TilePath(2, 0, 1));
        assertThatThrownBy(() -> TiledTree.holding(0, 256, 256)).isInstanceOf(Malformed.class);
    }

    @Test
    void a_hash_within_a_tile_is_worked_out() {
        TiledTree tree = new TiledTree(1000, new GrownLog(1000)::tile);
        NaiveTree naive = NaiveTree.of(1000);
        for (int level = 0; level < 10; level++)
            for (long index = 0; (index + 1) << level <= 1000; index++) {
                Hash hash = tree.hash(level, index);
                assertThat(hash).isEqualTo(naive.hash(level, index));
            }
    }
}
