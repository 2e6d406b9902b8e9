package io.entente.tlog.tile;

import io.entente.tlog.Vectors;
import io.entente.tlog.tree.Hash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tiles and bundles of a log of a size, over the entries of the vectors, worked out level by level. */
final class GrownLog {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<TilePath, Tile> tiles = new LinkedHashMap<>();

    GrownLog(int size) {
        List<Hash> level = new ArrayList<>();
        for (int i = 0; i < size; i++) level.add(Hash.ofLeaf(Vectors.entry(i)));
        for (int number = 0; !level.isEmpty(); number++) level = tiles(number, level);
        for (int first = 0; first < size; first += TilePath.FULL) bundle(first, Math.min(size, first + TilePath.FULL));
    }

    private List<Hash> tiles(int number, List<Hash> level) {
        List<Hash> above = new ArrayList<>();
        for (int first = 0; first < level.size(); first += TilePath.FULL) {
            List<Hash> hashes = level.subList(first, Math.min(level.size(), first + TilePath.FULL));
            TilePath path = new TilePath(number, first / TilePath.FULL, hashes.size());
            tiles.put(path, new Tile(hashes));
            files.put(path.toString(), new Tile(hashes).bytes());
            if (path.isFull()) above.add(root(hashes));
        }
        return above;
    }

    private void bundle(int from, int to) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = from; i < to; i++) entries.add(Vectors.entry(i));
        files.put(new TilePath(TilePath.ENTRIES, from / TilePath.FULL, to - from).toString(), Bundle.of(entries));
    }

    private static Hash root(List<Hash> hashes) {
        if (hashes.size() == 1) return hashes.get(0);
        int half = hashes.size() / 2;
        return Hash.ofNode(root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }

    /** By path, as they are served. */
    Map<String, byte[]> files() {
        return files;
    }

    /** Null for a path that no tile of this size has. */
    Tile tile(TilePath path) {
        return tiles.get(path);
    }
}
