package io.entente.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A proof that a larger tree starts with all the leaves of a smaller one, unchanged and in order (RFC 9162 §2.1.4).
 *
 * @param path the deepest first
 */
public record Consistency(List<Hash> path) {
    public Consistency {
        path = List.copyOf(path);
    }

    /**
     * Proves that the first {@code from} leaves are the start of the first {@code to}.
     *
     * @throws IllegalArgumentException unless {@code 0 <= from <= to}
     */
    public static Consistency prove(long from, long to, Subtrees tree) {
        if (from < 0 || from > to) throw new IllegalArgumentException("from " + from + " to " + to);
        List<Hash> path = new ArrayList<>();
        if (from > 0) climb(from, 0, to, true, tree, path);
        return new Consistency(path);
    }

    /** @param whole whether the smaller tree starts where this subtree does, so that its verifier has the hash */
    private static void climb(long from, long start, long size, boolean whole, Subtrees tree, List<Hash> path) {
        if (from == size) {
            if (!whole) path.add(tree.over(start, size));
            return;
        }
        long left = Split.of(size);
        if (from <= left) {
            climb(from, start, left, whole, tree, path);
            path.add(tree.over(start + left, size - left));
        } else {
            climb(from - left, start + left, size - left, false, tree, path);
            path.add(tree.over(start, left));
        }
    }

    /** Whether it leads from one tree to the other. From an empty tree every tree follows, without a proof. */
    public boolean joins(TreeHead smaller, TreeHead larger) {
        if (smaller.size() > larger.size()) return false;
        if (smaller.size() == larger.size())
            return path.isEmpty() && smaller.root().equals(larger.root());
        if (smaller.size() == 0) return path.isEmpty() && smaller.isPossible();
        if (path.isEmpty()) return false;
        List<Hash> hashes = new ArrayList<>(path);
        // The smaller tree is a complete subtree of the larger, which the proof leaves out.
        if (Long.bitCount(smaller.size()) == 1) hashes.add(0, smaller.root());
        return joined(hashes, smaller, larger);
    }

    private static boolean joined(List<Hash> hashes, TreeHead smaller, TreeHead larger) {
        int shared = Long.numberOfTrailingZeros(smaller.size());
        long at = (smaller.size() - 1) >> shared;
        long last = (larger.size() - 1) >> shared;
        Hash one = hashes.get(0);
        Hash other = one;
        for (Hash sibling : hashes.subList(1, hashes.size())) {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                one = Hash.ofNode(sibling, one);
                other = Hash.ofNode(sibling, other);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                other = Hash.ofNode(other, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && one.equals(smaller.root()) && other.equals(larger.root());
    }
}
