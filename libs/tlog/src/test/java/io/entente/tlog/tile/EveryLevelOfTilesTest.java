package io.entente.tlog.tile;

import io.entente.tlog.tree.NaiveTree;
import org.junit.jupiter.api.Test;

class EveryLevelOfTilesTest {
    private static final int LARGEST = 70_000;

    @Test
    void roots_and_proofs_are_those_of_the_definition_where_there_are_three_levels() {
        NaiveTree naive = NaiveTree.of(LARGEST);
        for (int size : new int[] {65_535, 65_536, 65_537, LARGEST}) TiledTreeTest.isAs(naive, size);
    }
}
