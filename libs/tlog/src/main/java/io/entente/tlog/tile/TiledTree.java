package io.entente.tlog.tile;

import io.entente.tlog.tree.Hash;
import io.entente.tlog.tree.Subtrees;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A tree that is read from its tiles, each at most once. What the tiles say is believed: for those of one's own log, or those
 * that were checked against a signed root before.
 */
public final class TiledTree implements Subtrees {
    private static final int LEVELS_PER_TILE = 8;

    private final long size;
    private final Function<TilePath, Tile> tiles;
    private final Map<TilePath, Tile> read = new HashMap<>();

    /**
     * @param size of the tree; nothing beyond it is read
     * @param tiles finds a tile of the width that is asked for
     */
    public TiledTree(long size, Function<TilePath, Tile> tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    /** The tile of a level in which a hash of that level stands, as wide as it is in a tree of this size. */
    public static TilePath holding(int level, long index, long size) {
        long tile = index / TilePath.FULL;
        boolean full = tile < TilePath.full(level, size);
        return new TilePath(level, tile, full ? TilePath.FULL : TilePath.edge(level, size));
    }

    @Override
    public Hash hash(int level, long index) {
        // The tile's own level lies at or below; what is between the two is worked out.
        int below = level % LEVELS_PER_TILE;
        long first = index << below;
        TilePath path = holding(level / LEVELS_PER_TILE, first, size);
        int start = (int) (first % TilePath.FULL);
        return over(read.computeIfAbsent(path, tiles), start, 1 << below);
    }

    private static Hash over(Tile tile, int start, int width) {
        if (width == 1) return tile.hashes().get(start);
        int half = width / 2;
        return Hash.ofNode(over(tile, start, half), over(tile, start + half, half));
    }
}
