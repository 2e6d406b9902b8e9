package io.entente.tlog.tile;

import io.entente.tlog.Malformed;
import io.entente.tlog.tree.Hash;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hashes side by side, each over a complete subtree.
 *
 * @param hashes 1 to 256
 */
public record Tile(List<Hash> hashes) {
    public Tile {
        hashes = List.copyOf(hashes);
        if (hashes.isEmpty() || hashes.size() > TilePath.FULL) throw new Malformed("a tile of " + hashes.size());
    }

    /**
     * @param width how many hashes there must be
     * @throws Malformed when there are fewer or more
     */
    public static Tile parse(byte[] bytes, int width) {
        if (bytes.length != width * Hash.BYTES) throw new Malformed("a tile of " + bytes.length + " bytes");
        List<Hash> hashes = new ArrayList<>(width);
        for (int at = 0; at < bytes.length; at += Hash.BYTES)
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.BYTES)));
        return new Tile(hashes);
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        return bytes.toByteArray();
    }
}
