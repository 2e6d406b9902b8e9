package io.entente.tlog.tree;

/**
 * How large a tree is, and what all its leaves come to.
 *
 * @param size number of leaves, 0 or more
 */
public record TreeHead(long size, Hash root) {
    /** A tree without leaves. */
    public static final TreeHead EMPTY = new TreeHead(0, Hash.OF_EMPTY_TREE);

    public TreeHead {
        if (size < 0) throw new IllegalArgumentException("a tree of " + size + " leaves");
    }

    /** False for what says that it has no leaves, and has the root of some. */
    public boolean isPossible() {
        return size > 0 || root.equals(Hash.OF_EMPTY_TREE);
    }
}
