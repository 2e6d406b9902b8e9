package io.entente.tlog.tree;

/** The complete subtrees of a tree, wherever their hashes are kept. */
@FunctionalInterface
public interface Subtrees {
    /**
     * The hash of a subtree of 2<sup>level</sup> leaves.
     *
     * @param index counts the subtrees of this level from the left: it starts at leaf {@code index << level}
     */
    Hash hash(int level, long index);

    /**
     * The hash over a range of leaves, which starts where a subtree as large as the range, rounded up, would.
     *
     * @param size at least 1
     */
    default Hash over(long start, long size) {
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return hash(level, start >> level);
        }
        long left = Split.of(size);
        return Hash.ofNode(over(start, left), over(start + left, size - left));
    }

    /** The root of the first {@code size} leaves. */
    default Hash root(long size) {
        return size == 0 ? Hash.OF_EMPTY_TREE : over(0, size);
    }
}
