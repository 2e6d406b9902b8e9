package io.entente.tlog.tree;

import io.entente.tlog.Vectors;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A tree straight from the definitions of RFC 6962 §2.1, over the list of its entries. Slow, and hard to get wrong. */
public final class NaiveTree implements Subtrees {
    private record Range(int from, int to) {}

    private final List<byte[]> entries;
    private final Map<Range, Hash> known = new HashMap<>();

    public NaiveTree(List<byte[]> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Over the entries of the vectors. */
    public static NaiveTree of(int size) {
        return new NaiveTree(LongStream.range(0, size).mapToObj(Vectors::entry).toList());
    }

    public Hash root(int size) {
        return hash(0, size);
    }

    public TreeHead head(int size) {
        return new TreeHead(size, root(size));
    }

    public Hash leaf(int index) {
        return hash(index, index + 1);
    }

    public List<Hash> path(int index, int size) {
        return path(index, 0, size);
    }

    public List<Hash> consistency(int from, int to) {
        return sub(from, 0, to, true);
    }

    @Override
    public Hash hash(int level, long index) {
        return hash((int) (index << level), (int) ((index + 1) << level));
    }

    /** MTH(D[from:to]) */
    private Hash hash(int from, int to) {
        Range range = new Range(from, to);
        Hash hash = known.get(range);
        if (hash == null) known.put(range, hash = computed(from, to));
        return hash;
    }

    private Hash computed(int from, int to) {
        if (from == to) return Hash.of(sha256());
        if (to - from == 1) return Hash.of(sha256(new byte[] {0}, entries.get(from)));
        int k = split(to - from);
        return Hash.of(sha256(
                new byte[] {1}, hash(from, from + k).bytes(), hash(from + k, to).bytes()));
    }

    /** PATH(m, D[from:from+n]) */
    private List<Hash> path(int m, int from, int n) {
        if (n == 1) return new ArrayList<>();
        int k = split(n);
        List<Hash> path = m < k ? path(m, from, k) : path(m - k, from + k, n - k);
        path.add(m < k ? hash(from + k, from + n) : hash(from, from + k));
        return path;
    }

    /** SUB(m, D[from:from+n], b) */
    private List<Hash> sub(int m, int from, int n, boolean b) {
        if (m == n) return b ? new ArrayList<>() : new ArrayList<>(List.of(hash(from, from + n)));
        int k = split(n);
        List<Hash> proof = m <= k ? sub(m, from, k, b) : sub(m - k, from + k, n - k, false);
        proof.add(m <= k ? hash(from + k, from + n) : hash(from, from + k));
        return proof;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
