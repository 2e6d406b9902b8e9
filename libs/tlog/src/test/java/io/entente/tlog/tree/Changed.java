package io.entente.tlog.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Proofs with something wrong in them. */
final class Changed {
    private Changed() {}

    /** Each with one bit of one hash turned over: all bits in turn. */
    static Stream<List<Hash>> byEachBit(List<Hash> path) {
        return IntStream.range(0, path.size()).boxed().flatMap(at -> IntStream.range(0, Hash.BYTES * Byte.SIZE)
                .mapToObj(bit -> turned(path, at, bit)));
    }

    /** Each with one bit of one hash turned over: one bit of each hash. */
    static Stream<List<Hash>> byOneBit(List<Hash> path, Random random) {
        return IntStream.range(0, path.size()).mapToObj(at -> turned(path, at, random.nextInt(Hash.BYTES * Byte.SIZE)));
    }

    /** Each with one hash taken out, said twice, put before or behind; and the whole turned round. */
    static List<List<Hash>> inLength(List<Hash> path, Hash stranger) {
        List<List<Hash>> changed = new ArrayList<>();
        for (int at = 0; at < path.size(); at++) {
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(at);
            changed.add(shorter);
            List<Hash> longer = new ArrayList<>(path);
            longer.add(at, path.get(at));
            changed.add(longer);
        }
        for (int at = 0; at <= path.size(); at++) {
            List<Hash> longer = new ArrayList<>(path);
            longer.add(at, stranger);
            changed.add(longer);
        }
        List<Hash> reversed = new ArrayList<>(path);
        Collections.reverse(reversed);
        if (!reversed.equals(path)) changed.add(reversed);
        return changed;
    }

    static Hash turned(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return Hash.of(bytes);
    }

    private static List<Hash> turned(List<Hash> path, int at, int bit) {
        List<Hash> changed = new ArrayList<>(path);
        changed.set(at, turned(path.get(at), bit));
        return changed;
    }
}
