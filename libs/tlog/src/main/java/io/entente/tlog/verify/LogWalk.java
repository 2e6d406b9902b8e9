package io.entente.tlog.verify;

import io.entente.tlog.Malformed;
import io.entente.tlog.tile.Tile;
import io.entente.tlog.tile.TilePath;
import io.entente.tlog.tree.Frontier;
import io.entente.tlog.tree.Hash;
import io.entente.tlog.tree.TreeHead;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Reads a log from its first entry to its last. Every hash is worked out from the entries and held against the tile that is
 * served for it, level by level, against what was signed earlier, and in the end against the signed root.
 */
final class LogWalk {
    private final LogSource source;
    private final TreeHead signed;
    private final Map<Long, Hash> earlier;
    private final LongConsumer progress;

    /** Of each level above the entries, the hashes of the tile that is not full yet. */
    private final List<List<Hash>> levels = new ArrayList<>();

    private Frontier frontier = Frontier.EMPTY;

    /**
     * @param signed what the log's checkpoint says
     * @param earlier roots that were signed before, by size; those beyond the log are not looked at
     * @param progress hears how many entries were read
     */
    LogWalk(LogSource source, TreeHead signed, Map<Long, Hash> earlier, LongConsumer progress) {
        this.source = source;
        this.signed = signed;
        this.earlier = Map.copyOf(earlier);
        this.progress = progress;
    }

    /**
     * @throws BrokenLog with the first index at which something may be wrong
     * @throws IOException when something could not be read, which says nothing of the log
     */
    void toTheEnd() throws IOException, BrokenLog {
        while (frontier.size() < signed.size()) {
            bundle(frontier.size());
            progress.accept(frontier.size());
        }
        for (int level = 1; level <= levels.size(); level++)
            if (!hashes(level).isEmpty()) compare(level, hashes(level));
        if (!frontier.head().equals(signed))
            throw new BrokenLog(0, "entries and tiles agree with one another, and not with the signed root");
    }

    private void bundle(long first) throws IOException, BrokenLog {
        int width = (int) Math.min(TilePath.FULL, signed.size() - first);
        long number = first / TilePath.FULL;
        List<byte[]> entries =
                found(first, () -> source.entries(new TilePath(TilePath.ENTRIES, number, width)), "bundle");
        Tile tile = found(first, () -> source.tile(new TilePath(0, number, width)), "tile");
        for (int i = 0; i < width; i++)
            append(Hash.ofLeaf(entries.get(i)), tile.hashes().get(i));
        if (width == TilePath.FULL) raise(1, root(tile.hashes()));
    }

    private void append(Hash leaf, Hash served) throws BrokenLog {
        if (!leaf.equals(served)) throw new BrokenLog(frontier.size(), "the entry is not the one that its tile has");
        frontier = frontier.append(leaf);
        Hash then = earlier.get(frontier.size());
        if (then != null && !then.equals(frontier.head().root()))
            throw new BrokenLog(
                    lastSound(frontier.size()),
                    "the first " + frontier.size() + " entries are not those that were signed for earlier");
    }

    /** Up to the last earlier root below this size, everything is as it was signed. */
    private long lastSound(long size) {
        return earlier.keySet().stream()
                .filter(sound -> sound < size)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private void raise(int level, Hash hash) throws IOException, BrokenLog {
        List<Hash> hashes = hashes(level);
        hashes.add(hash);
        if (hashes.size() < TilePath.FULL) return;
        compare(level, hashes);
        Hash root = root(hashes);
        hashes.clear();
        raise(level + 1, root);
    }

    private List<Hash> hashes(int level) {
        while (levels.size() < level) levels.add(new ArrayList<>());
        return levels.get(level - 1);
    }

    /** The tile that these hashes have just filled, or fill as far as the log goes. */
    private void compare(int level, List<Hash> hashes) throws IOException, BrokenLog {
        int shift = level * Byte.SIZE;
        long end = frontier.size() >>> shift;
        long first = end - hashes.size();
        TilePath path = new TilePath(level, first / TilePath.FULL, hashes.size());
        Tile tile = found(first << shift, () -> source.tile(path), "tile of level " + level);
        for (int i = 0; i < hashes.size(); i++)
            if (!hashes.get(i).equals(tile.hashes().get(i)))
                throw new BrokenLog(
                        (first + i) << shift,
                        "it or one of the " + ((1L << shift) - 1) + " after it is not what the tile of level " + level
                                + " has");
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T found(long first, Reading<T> reading, String what) throws IOException, BrokenLog {
        try {
            return reading.read();
        } catch (FileNotFoundException e) {
            throw new BrokenLog(first, "its " + what + " is missing");
        } catch (Malformed e) {
            throw new BrokenLog(first, "its " + what + " cannot be read: " + e.getMessage());
        }
    }

    private static Hash root(List<Hash> hashes) {
        if (hashes.size() == 1) return hashes.get(0);
        int half = hashes.size() / 2;
        return Hash.ofNode(root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }
}
