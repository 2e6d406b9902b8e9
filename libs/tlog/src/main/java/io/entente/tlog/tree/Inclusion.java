package io.entente.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A proof that a leaf is in a tree (RFC 9162 §2.1.3). Its shape does not pin the tree's size: take size and root from a
 * verified checkpoint, never from beside the proof.
 *
 * @param index of the leaf, from 0
 * @param path the leaf's sibling first
 */
public record Inclusion(long index, List<Hash> path) {
    public Inclusion {
        path = List.copyOf(path);
    }

    /**
     * Proves a leaf's place in the tree of the first {@code size} leaves.
     *
     * @throws IllegalArgumentException for a leaf that is not in it
     */
    public static Inclusion prove(long index, long size, Subtrees tree) {
        if (index < 0 || index >= size) throw new IllegalArgumentException("leaf " + index + " of " + size);
        List<Hash> path = new ArrayList<>();
        climb(index, 0, size, tree, path);
        return new Inclusion(index, path);
    }

    private static void climb(long index, long start, long size, Subtrees tree, List<Hash> path) {
        if (size == 1) return;
        long left = Split.of(size);
        if (index < left) {
            climb(index, start, left, tree, path);
            path.add(tree.over(start + left, size - left));
        } else {
            climb(index - left, start + left, size - left, tree, path);
            path.add(tree.over(start, left));
        }
    }

    /** Whether it leads from this leaf to this tree. */
    public boolean leads(Hash leaf, TreeHead tree) {
        if (index < 0 || index >= tree.size()) return false;
        long at = index;
        long last = tree.size() - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            // The root was reached already.
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                hash = Hash.ofNode(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(tree.root());
    }
}
