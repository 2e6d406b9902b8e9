package io.entente.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing tree's right edge: the hash of each complete subtree that no larger one has taken in yet, so one for each bit set
 * in the size. It is all that is needed to append.
 *
 * @param subtrees the largest first
 */
public record Frontier(long size, List<Hash> subtrees) {
    /** Before the first leaf. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        subtrees = List.copyOf(subtrees);
        if (size < 0 || subtrees.size() != Long.bitCount(size))
            throw new IllegalArgumentException(subtrees.size() + " subtrees for " + size + " leaves");
    }

    /** The edge of the first {@code size} leaves of a tree. */
    public static Frontier of(long size, Subtrees tree) {
        List<Hash> subtrees = new ArrayList<>();
        long start = 0;
        for (long left = size; left > 0; ) {
            long largest = Long.highestOneBit(left);
            subtrees.add(tree.over(start, largest));
            start += largest;
            left -= largest;
        }
        return new Frontier(size, subtrees);
    }

    /** The same with one more leaf. */
    public Frontier append(Hash leaf) {
        List<Hash> grown = new ArrayList<>(subtrees);
        Hash last = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) last = Hash.ofNode(grown.remove(grown.size() - 1), last);
        grown.add(last);
        return new Frontier(size + 1, grown);
    }

    public TreeHead head() {
        if (size == 0) return TreeHead.EMPTY;
        Hash root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) root = Hash.ofNode(subtrees.get(i), root);
        return new TreeHead(size, root);
    }
}
